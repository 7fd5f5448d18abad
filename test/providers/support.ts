import { Readable } from 'node:stream';
import { type Clock, systemClock } from '../../electron/base/clock.ts';
import { silentLog } from '../../electron/base/log.ts';
import type { HttpLimits } from '../../electron/http/httpLimits.ts';
import type { OutgoingMessage } from '../../electron/providers/composing.ts';
import { createSession } from '../../electron/providers/createSession.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import { practiceConnections } from '../../electron/providers/practiceConnections.ts';
import type {
  Credentials,
  OutgoingFile,
  Provider,
  RemoteItem,
  SendHooks,
  SendOutcome,
  Session,
} from '../../electron/providers/provider.ts';
import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';
import { fastClock } from '../uploads/support/fastClock.ts';

export const signal = () => new AbortController().signal;

const short: Partial<HttpLimits> = { answerMs: 1_500, inFlightBytes: 0 };

/** A session with the sandbox, some credentials replaced. */
export function open(
  provider: Provider,
  sandbox: Sandbox,
  replaced: Credentials = {},
  limits: Partial<HttpLimits> = { answerMs: 20_000 },
  clock: Clock = systemClock,
): Session {
  const practice = practiceConnections(sandbox, [provider])[0];
  if (practice === undefined) throw new Error(`the sandbox does not speak ${provider.label}`);
  const { endpoints, credentials } = practice;
  const deps = { clock, log: silentLog, limits };
  return createSession(provider, { ...credentials, ...replaced }, { endpoints }, deps);
}

/** As `open`, giving up soon: for servers that never answer. */
export function openImpatient(
  provider: Provider,
  sandbox: Sandbox,
  replaced: Credentials = {},
): Session {
  return open(provider, sandbox, replaced, short);
}

/** As `open`, on a clock whose pauses take no time. */
export function openQuick(
  provider: Provider,
  sandbox: Sandbox,
  replaced: Credentials = {},
): Session {
  return open(provider, sandbox, replaced, { answerMs: 20_000_000 }, fastClock(1_000));
}

/** All that is listed, page by page. */
export async function listAll(provider: Provider, session: Session) {
  const items: RemoteItem[] = [];
  const sizes: number[] = [];
  let total: number | null = null;
  let cursor: string | null = null;
  do {
    const page = await provider.list(session, cursor, signal());
    items.push(...page.items);
    sizes.push(page.items.length);
    total = page.total;
    cursor = page.nextCursor;
  } while (cursor !== null && sizes.length < 100);
  return { items, sizes, total };
}

const pngHead = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A file that a plain server takes for a picture, other bytes for other seeds. */
export function picture(
  name: string,
  sizeBytes = 5_000,
  seed = 1,
): OutgoingFile & { bytes: Buffer } {
  const bytes = Buffer.alloc(sizeBytes, seed);
  pngHead.copy(bytes);
  const described = { name, contentType: 'image/png', sizeBytes, bytes };
  return { ...described, open: () => Readable.from([bytes]) };
}

/** A file that anybody can fetch, as a message is to carry it. */
export async function publicFile(
  sandbox: Sandbox,
  name = 'sent.png',
): Promise<OutgoingMessage['media'][number]> {
  const { outcomes } = await send(plivo, open(plivo, sandbox), [picture(name)]);
  const [outcome] = outcomes;
  if (outcome?.kind !== 'stored' || outcome.item.linkUrl === null) throw new Error('no link');
  return { url: outcome.item.linkUrl, ref: null, sameAccount: false };
}

export interface Sent {
  readonly outcomes: readonly SendOutcome[];
  readonly progress: readonly (readonly number[])[];
  readonly commits: number;
}

export async function send(
  provider: Provider,
  session: Session,
  files: readonly OutgoingFile[],
  hooks: Partial<SendHooks> = {},
  target: string | null = null,
): Promise<Sent> {
  if (provider.upload === undefined) throw new Error(`${provider.label} takes no files`);
  const progress = files.map((): number[] => []);
  let commits = 0;
  const own: SendHooks = {
    signal: signal(),
    onProgress: (index, sent) => void progress[index]?.push(sent),
    beforeCommit: async () => void commits++,
    ...hooks,
  };
  const outcomes = await provider.upload.send(session, files, own, target);
  return { outcomes, progress, commits };
}
