import { randomUUID } from 'node:crypto';
import type { Emit, Services } from '../../../shared/contract/contract.ts';
import {
  type LinkCheckState,
  mostChecked,
  type Recognised,
} from '../../../shared/contract/linkChecks.ts';
import type { Named } from '../../../shared/contract/parts/parts.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput, notFound } from '../../../shared/failures.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { createAnnouncer } from '../../base/announcer.ts';
import { inPortions } from '../../base/inPortions.ts';
import { createTaskPool, type TaskPool } from '../../base/taskPool.ts';
import type { MediaTable } from '../../library/mediaTable.ts';
import type { SaveDocument } from '../../saving/saveDocument.ts';
import { linkIn } from '../fresh/recognise.ts';
import { checkCsv } from './checkCsv.ts';
import { type CheckOneDeps, checkOne } from './checkOne.ts';
import { type CheckSubject, createLinkCheck, type LinkCheck, linksAtOnce } from './linkCheck.ts';

export interface LinkCheckServiceDeps extends Omit<CheckOneDeps, 'inTurn' | 'now'> {
  readonly take: (named: Named) => Promise<readonly MediaId[]>;
  readonly table: Pick<MediaTable, 'byIds'>;
  /** Whose links are, in their order. */
  readonly recognise: (links: readonly string[]) => Promise<readonly Recognised[]>;
  readonly accountOf: (id: AccountId) => { readonly label: string } | null;
  /** Whether the far end of an account is on this machine. */
  readonly isStandIn: (id: AccountId) => boolean;
  /** Whether a link of somebody's is on this machine, as one of an account whose far end is. */
  readonly isHere: (link: string, whose: Recognised) => Promise<boolean>;
  readonly saveDocument: SaveDocument;
  readonly emit: Emit;
  readonly failureOf: (error: unknown) => unknown;
}

/** As many requests go to one host at once that nobody has an account with. */
const atOneHost = 4;
/** Checks that are kept, to be looked at again. */
const mostKept = 4;
/** Of no more links than these the bytes are compared too. */
const mostThorough = 200;
const announceEveryMs = 100;
/** So many rows are read before everything else gets its turn. */
const rowsAtOnce = 100;

/** Opens links as strangers would, many of them while they are looked at. */
export function createLinkCheckService(deps: LinkCheckServiceDeps) {
  const { clock, emit, table, recognise } = deps;
  const checks = new Map<string, LinkCheck>();
  const closing = new AbortController();
  const announcer = createAnnouncer<string>(clock, announceEveryMs, (ids) => {
    for (const id of ids) {
      const check = checks.get(id);
      if (check !== undefined) emit('linkCheckChanged', check.told());
    }
  });

  const told = {
    ...deps,
    now: () => clock.now(),
  };
  /** All links of an account lead to one host, which is made for phones that all ask at once. */
  const ofAccounts: CheckOneDeps = { ...told, inTurn: turnsOfHosts(linksAtOnce) };
  const ofOthers: CheckOneDeps = { ...told, inTurn: turnsOfHosts(atOneHost) };

  function start(subjects: readonly CheckSubject[]): LinkCheckState {
    const checkId = randomUUID();
    const thorough = subjects.length <= mostThorough;
    const check = createLinkCheck({
      checkId,
      subjects,
      check: (subject, stop) =>
        checkOne(
          subject,
          subject.accountId === null ? ofOthers : ofAccounts,
          { thorough },
          AbortSignal.any([stop, closing.signal]),
        ).catch((error: unknown) => {
          deps.failureOf(error);
          return { verdict: 'unreachable' };
        }),
      changed: () => announcer.say([checkId]),
      now: () => clock.now(),
    });
    checks.set(checkId, check);
    for (const [id, old] of [...checks].slice(0, -mostKept)) {
      old.stop();
      checks.delete(id);
    }
    // What it finds is told by the event.
    void check.begin();
    return check.told();
  }

  function existing(checkId: string): LinkCheck {
    const found = checks.get(checkId);
    if (found === undefined) throw new SatchelError(notFound);
    return found;
  }

  const service: Services['linkChecks'] = {
    async recognise({ links }) {
      return [...(await recognise(links))];
    },
    async begin({ of }) {
      const ids = await deps.take(of);
      if (ids.length > mostChecked) throw new SatchelError(invalidInput('too-many'));
      const subjects: CheckSubject[] = [];
      await inPortions(ids, rowsAtOnce, (portion) => {
        for (const row of table.byIds(portion)) {
          subjects.push({
            mediaId: row.id,
            accountId: row.accountId,
            called: calledOf(row),
            pasted: null,
            host: null,
            here: deps.isStandIn(row.accountId),
          });
        }
      });
      return start(subjects);
    },
    async beginLinks({ links }) {
      const whose = await recognise(links);
      const subjects = links.map(async (pasted, index): Promise<CheckSubject> => {
        const found = whose[index];
        const row = found?.kind === 'item' ? found.row : null;
        const accountId =
          row?.accountId ?? (found !== undefined && 'accountId' in found ? found.accountId : null);
        return {
          mediaId: row?.id ?? null,
          accountId,
          called: row === null ? null : calledOf(row),
          pasted,
          host: linkIn(pasted)?.hostname ?? null,
          here: found !== undefined && (await deps.isHere(pasted, found)),
        };
      });
      return start(await Promise.all(subjects));
    },
    async rows({ checkId, start: first, count }) {
      return existing(checkId)
        .rows()
        .slice(first, first + count)
        .map((row) => ({ ...row }));
    },
    async again({ checkId }) {
      const check = existing(checkId);
      void check.again();
      return check.told();
    },
    async stop({ checkId }) {
      checks.get(checkId)?.stop();
      return undefined;
    },
    async forget({ checkId }) {
      checks.get(checkId)?.stop();
      checks.delete(checkId);
      return undefined;
    },
    async saveCsv({ checkId }) {
      const rows = existing(checkId).rows();
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const saved = await deps.saveDocument(
        {
          name: `Link check ${day}.csv`,
          bytes: () =>
            checkCsv(rows, ({ accountId }) =>
              accountId === null ? null : (deps.accountOf(accountId)?.label ?? null),
            ),
        },
        closing.signal,
      );
      return saved === null ? null : { name: saved.name };
    },
  };
  return {
    service,
    close(): void {
      closing.abort();
      for (const check of checks.values()) check.stop();
      checks.clear();
      announcer.close();
    },
  };
}

/** So many requests to each host at once, the others in the order in which they came. */
function turnsOfHosts(most: number): CheckOneDeps['inTurn'] {
  const hosts = new Map<string, TaskPool>();
  return (host, ask) => {
    const pool = hosts.get(host) ?? createTaskPool(most);
    hosts.set(host, pool);
    return pool.run(ask);
  };
}

const calledOf = ({
  name,
  direction,
  fromAddress,
  toAddress,
}: Pick<MediaRow, 'name' | 'direction' | 'fromAddress' | 'toAddress'>) => ({
  name,
  direction,
  fromAddress,
  toAddress,
});
