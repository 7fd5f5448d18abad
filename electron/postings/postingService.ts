import { randomUUID } from 'node:crypto';
import type { Audience, ConfirmedAudience } from '../../shared/audience.ts';
import type { PostingTarget } from '../../shared/contract/adding/postings.ts';
import type { Services } from '../../shared/contract/contract.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, notFound } from '../../shared/failures.ts';
import type { AccountId, BatchId, JobId } from '../../shared/ids.ts';
import type { WebPicture } from '../../shared/intake.ts';
import type { PreparedPosting } from '../../shared/posting.ts';
import type { Clock } from '../base/clock.ts';
import { createConfirmations } from '../base/confirmations.ts';
import type { SessionSource } from '../providers/provider.ts';
import type { Picture } from '../thumbnails/darkroom.ts';
import type { ConfirmedTarget } from '../uploads/checkTarget.ts';
import type { FileToSend, LookedAt, SeenAs } from '../uploads/files/lookAtFiles.ts';
import type { UploadEntry } from '../uploads/ledger/uploadEntry.ts';
import type { RemakeQueue } from '../uploads/remakeQueue.ts';
import type { Intake } from '../uploads/uploadService.ts';
import { createOnce } from './once.ts';
import { createPostingPictures, type PictureDeps } from './postingPictures.ts';
import { unreachedBy } from './reach.ts';

const confirmMs = 10 * 60_000;
/** One may hold pasted bytes, and the window asks one question at a time. */
const mostDrafts = 4;

export interface PostingDeps extends PictureDeps {
  readonly sessions: SessionSource;
  /** What was counted under a token; throws for one that is spent. */
  readonly counted: (token: string) => readonly Intake[];
  /** The first of them are added, or all: they are not under that token any more. */
  readonly forgetCounted: (token: string, first?: number) => void;
  readonly fetchLink: (picture: WebPicture) => Promise<Intake>;
  readonly add: (
    accountId: AccountId,
    files: readonly Intake[],
    target: ConfirmedTarget,
    onAdded: (count: number) => void,
  ) => Promise<{ batchId: BatchId }>;
  readonly remakes: Pick<RemakeQueue, 'entry' | 'originalOf' | 'readdress'>;
  /** Moves those that are still offered to the account; answers them. */
  readonly move: (
    jobIds: readonly JobId[],
    accountId: AccountId,
    target: ConfirmedTarget,
    seen: ReadonlyMap<JobId, SeenAs>,
  ) => Promise<readonly JobId[]>;
  /** What files are at this moment, in their order. */
  readonly lookAt: (files: readonly FileToSend[]) => Promise<readonly LookedAt[]>;
  /** What is kept of an audience with each job that goes to it. */
  readonly confirmedAudienceOf: (audience: Audience, askedAt: number) => ConfirmedAudience;
  readonly clock: Clock;
}

type Seen = ReadonlyMap<JobId, SeenAs>;

/** Exactly what happens when it is confirmed, and the files to look at until then. */
interface Draft {
  readonly files: readonly FileToSend[];
  /** Does it; answers those of some jobs with which it was too late. */
  readonly act: () => Promise<readonly JobId[]>;
}

/** What is to be shown and done, once it is known who receives it. */
interface Plan {
  readonly accountId: AccountId;
  readonly target: PostingTarget;
  readonly files: readonly FileToSend[];
  readonly actOn: (target: ConfirmedTarget, looked: readonly LookedAt[]) => Draft['act'];
}

const nothingLeft = () => new SatchelError(invalidInput('token'));

/** Asks who would receive some files, shows it, and sends exactly that, once. */
export function createPostingService(deps: PostingDeps) {
  const { clock, remakes } = deps;
  const drafts = createConfirmations<Draft>(clock, confirmMs, randomUUID, mostDrafts);
  const closing = new AbortController();
  const once = createOnce(drafts.forget);

  async function show({ accountId, target, files, actOn }: Plan): Promise<PreparedPosting> {
    const { provider, session } = await deps.sessions(accountId);
    const targets = provider.upload?.targets;
    if (targets === undefined) {
      throw new SatchelError(invalidInput('no-targets'));
    }
    const askedAt = clock.now();
    const [looked, audience] = await Promise.all([
      deps.lookAt(files),
      targets.audience(session, target.id, closing.signal),
    ]);
    const act = actOn({ ...target, audience: deps.confirmedAudienceOf(audience, askedAt) }, looked);
    return {
      token: drafts.keep({ files, act }),
      files: looked.map(({ name, sizeBytes, contentType }) => ({
        name,
        sizeBytes,
        contentType,
        unreached: unreachedBy({ sizeBytes, contentType }, audience.people, targets.channels),
      })),
      audience,
      limits: targets.channels.filter(({ channel }) =>
        audience.people.some((person) => person.channel === channel),
      ),
    };
  }

  /** They are added as they were shown; what could not be added after all can be, by the same token. */
  function adding(
    accountId: AccountId,
    intake: readonly Intake[],
    onWritten: (count: number) => void = () => {},
  ): Plan['actOn'] {
    return (target, looked) => {
      let left = intake.map((file, position): Intake => {
        const seen = looked[position]?.seen ?? null;
        return file.kind === 'path' && seen !== null ? { ...file, seen } : file;
      });
      return async () => {
        let written = 0;
        const onAdded = (count: number) => {
          written += count;
        };
        try {
          await deps.add(accountId, left, target, onAdded);
        } finally {
          left = left.slice(written);
          onWritten(written);
        }
        return [];
      };
    };
  }

  const refusedJobs = (jobIds: readonly JobId[]) =>
    [...new Set(jobIds)].flatMap((id): UploadEntry[] => {
      const entry = remakes.entry(id);
      return entry?.job.state === 'failed' ? [entry] : [];
    });
  const seenOf = (jobIds: readonly JobId[], looked: readonly LookedAt[]): Seen =>
    new Map(
      jobIds.flatMap((id, position) => {
        const seen = looked[position]?.seen ?? null;
        return seen === null ? [] : [[id, seen] as const];
      }),
    );
  const without = (jobIds: readonly JobId[], done: readonly JobId[]) =>
    jobIds.filter((id) => !done.includes(id));

  const service: Services['postings'] = {
    async prepare({ token, accountId, target }) {
      const files = deps.counted(token);
      const adds = adding(accountId, files, (count) => deps.forgetCounted(token, count));
      const plan = { accountId, target, files };
      return once(token, async (sending) =>
        show({
          ...plan,
          actOn(confirmedTarget, looked) {
            const add = adds(confirmedTarget, looked);
            return sending(async () => {
              const none = await add();
              deps.forgetCounted(token);
              return none;
            });
          },
        }),
      );
    },
    async prepareLink({ accountId, target, ...picture }) {
      const files = [await deps.fetchLink(picture)];
      return show({ accountId, target, files, actOn: adding(accountId, files) });
    },
    async prepareMove({ jobIds, accountId, target }) {
      const entries = refusedJobs(jobIds);
      if (entries.length === 0) throw nothingLeft();
      const ids = entries.map(({ job }) => job.id);
      const files = entries.map((entry): FileToSend => {
        const { file, name } = remakes.originalOf(entry);
        return { kind: 'path', path: file.path, name };
      });
      return show({
        accountId,
        target,
        files,
        actOn: (confirmedTarget, looked) => async () =>
          without(ids, await deps.move(ids, accountId, confirmedTarget, seenOf(ids, looked))),
      });
    },
    async review({ jobIds }) {
      const [first, ...others] = refusedJobs(jobIds);
      const target = first?.job.target;
      if (first === undefined || target === undefined) throw nothingLeft();
      const { accountId } = first.job;
      const alike = others.filter(
        ({ job }) => job.accountId === accountId && job.target?.id === target.id,
      );
      const entries = [first, ...alike];
      const ids = entries.map(({ job }) => job.id);
      const where = { accountId, target: { id: target.id, label: target.label } };
      const prepared = await show({
        ...where,
        files: entries.map(({ path, job }) => ({ kind: 'path', path, name: job.name })),
        actOn: (confirmedTarget, looked) => async () => {
          const { audience } = confirmedTarget;
          return without(ids, await remakes.readdress(ids, audience, seenOf(ids, looked)));
        },
      });
      return { ...prepared, ...where, jobIds: ids };
    },
    confirm: ({ token }) =>
      drafts.takeFor(token, async ({ act }) => ({ refused: [...(await act())] })),
    async forget({ token }) {
      drafts.forget(token);
      return undefined;
    },
  };

  const pictures = createPostingPictures(deps);
  return {
    ...service,
    /** One of the files that are shown, made anew like everything that is; throws `not-found`. */
    async picture(token: string, position: number, signal: AbortSignal): Promise<Picture> {
      const file = drafts.see(token)?.files[position];
      if (file === undefined) throw new SatchelError(notFound);
      return pictures(file, signal);
    },
    close: () => closing.abort(),
  };
}
