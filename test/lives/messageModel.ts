import type { Clock } from '../../electron/base/clock.ts';
import type { Compose, ComposeOutcome } from '../../electron/providers/composing.ts';
import { signalwire } from '../../electron/providers/laml/signalwire.ts';
import type { Provider, Session } from '../../electron/providers/provider.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { notFound, providerDown, providerRefused, rateLimited } from '../../shared/failures.ts';
import type { Random } from '../simulate/random.ts';
import type { VirtualTime } from '../simulate/virtualTime.ts';

/** A message as the provider really has it. */
export interface Stored {
  readonly name: string;
  readonly text: string;
  readonly at: number;
  /** From then on its list shows it. */
  readonly listedAt: number;
  readonly settlesAt: number;
}

interface ModelDeps {
  readonly random: Random;
  readonly time: VirtualTime;
  readonly tell: (what: string) => void;
}

type Ending = 'said' | 'stored, unsaid' | 'lost' | 'refused' | 'refused from between, stored';
const endings: readonly [Ending, ...Ending[]] = [
  'stored, unsaid',
  'lost',
  'refused',
  'refused from between, stored',
];
const refusals: readonly [Failure, ...Failure[]] = [
  rateLimited(null),
  rateLimited(5_000),
  rateLimited(600_000),
  { kind: 'unauthorized' },
  providerRefused({ status: 400, code: '21211' }),
];
const unclear: readonly [Failure, ...Failure[]] = [
  providerDown('cut-answer'),
  providerDown('status', { status: 500 }),
  rateLimited(5_000),
  { kind: 'unauthorized' },
];

/** A provider of messages, by what it really has and not by what it answers. */
export function createMessageModel({ random, time, tell }: ModelDeps) {
  const stored: Stored[] = [];
  let troubled = random.pick([0.1, 0.3, 0.6]);
  let letGo = 0;

  const later = <T>(alive: () => boolean, ms: number, work: () => T, signal: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new SatchelError({ kind: 'cancelled' })));
      time.after(ms, () => {
        if (!alive()) return;
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
    });
  const maybeFails = () => {
    if (random.chance(troubled / 2)) throw new SatchelError(random.pick(unclear));
  };
  const store = (text: string) => {
    const at = time.trueNow();
    const settlesAt = at + random.whole(500, 20_000);
    const name = `SM${stored.length}`;
    stored.push({ name, text, at, listedAt: at + random.pick([0, 0, 5_000]), settlesAt });
    return name;
  };
  const statusOf = ({ settlesAt }: Stored) =>
    time.trueNow() >= settlesAt
      ? ({ phase: 'delivered', providerStatus: 'delivered', failure: null } as const)
      : ({ phase: 'underway', providerStatus: 'queued', failure: null } as const);

  function compose(alive: () => boolean): Compose {
    const { compose: real } = signalwire;
    if (real === undefined) throw new Error('SignalWire sends messages');
    const listed = (text: string) =>
      stored.filter((one) => one.text === text && one.listedAt <= time.trueNow());
    return {
      ...real,
      needsPublicLinks: false,
      takesSender: () => true,
      async send(_, { text }, hooks): Promise<ComposeOutcome> {
        const wait = <T>(work: () => T) => later(alive, random.whole(5, 400), work, hooks.signal);
        try {
          await wait(() => {
            if (random.chance(troubled / 3)) {
              throw new SatchelError({ kind: 'offline', host: 'model' });
            }
          });
        } catch (error) {
          return { kind: 'failed', failure: failureIn(error) };
        }
        // What throws here keeps the last bytes back.
        await hooks.beforeCommit();
        letGo += 1;
        const ending = random.chance(troubled) ? random.pick(endings) : 'said';
        tell(`lets "${text}" go: ${ending}`);
        const box: { name: string | null } = { name: null };
        // What left has its effect, whether or not anybody lives to hear of it.
        if (ending !== 'lost' && ending !== 'refused') {
          time.after(random.whole(1, 300), () => {
            box.name = store(text);
          });
        }
        try {
          return await later(
            alive,
            random.whole(301, 1_500),
            (): ComposeOutcome => {
              const found = stored.find(({ name }) => name === box.name);
              if (ending === 'said' && found !== undefined) {
                return { kind: 'sent', messageRef: found.name, status: statusOf(found) };
              }
              const failure = ending.startsWith('refused')
                ? random.pick(refusals)
                : providerDown('cut-answer');
              return ending === 'refused'
                ? { kind: 'unsure', failure, own: true }
                : { kind: 'unsure', failure };
            },
            hooks.signal,
          );
        } catch (error) {
          return { kind: 'unsure', failure: failureIn(error) };
        }
      },
      status: (_, messageRef, signal) =>
        later(
          alive,
          random.whole(5, 200),
          () => {
            maybeFails();
            const found = stored.find(({ name }) => name === messageRef);
            if (found === undefined) throw new SatchelError(notFound);
            return statusOf(found);
          },
          signal,
        ),
      alike: (_, { text }, __, signal) =>
        later(
          alive,
          random.whole(5, 200),
          () => {
            maybeFails();
            return listed(text).map(({ name }) => name);
          },
          signal,
        ),
      find: (_, { text }, since, signal, taken) =>
        later(
          alive,
          random.whole(5, 400),
          () => {
            maybeFails();
            const found = listed(text).find(({ name, at }) => at >= since && !taken.has(name));
            if (found === undefined && random.chance(troubled / 4)) {
              throw new SatchelError(providerDown('untold'));
            }
            return found?.name ?? null;
          },
          signal,
        ),
    };
  }

  return {
    provider: (alive: () => boolean): Provider => ({ ...signalwire, compose: compose(alive) }),
    sessionOn: (clock: Clock): Session => ({ clock }) as Session,
    stored: (): readonly Stored[] => stored,
    letGo: () => letGo,
    /** From now on it answers as it should. */
    heal() {
      troubled = 0;
    },
  };
}

function failureIn(error: unknown): Failure {
  if (error instanceof SatchelError) return error.failure;
  throw error;
}
