import type { StoredMedia } from '../../electron/library/mediaRow.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import type { ItemKey, Provider, Session } from '../../electron/providers/provider.ts';
import type { ArchiveFirst } from '../../electron/removals/archiveFirst.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { notFound, providerDown, providerRefused, rateLimited } from '../../shared/failures.ts';
import type { Random } from '../simulate/random.ts';
import type { VirtualTime } from '../simulate/virtualTime.ts';

interface ModelDeps {
  readonly random: Random;
  readonly time: VirtualTime;
  readonly tell: (what: string) => void;
}

/** What a request comes to: whether it has its effect, now or late, and what is heard of it. */
interface Fate {
  readonly effect: 'now' | 'late' | 'none';
  readonly failure: Failure | null;
}

const cut = providerDown('cut-answer');
const removeFates: readonly [Fate, ...Fate[]] = [
  { effect: 'none', failure: { kind: 'offline', host: 'model' } },
  { effect: 'none', failure: rateLimited(null) },
  { effect: 'none', failure: rateLimited(5_000) },
  { effect: 'none', failure: providerDown('status', { status: 500 }) },
  { effect: 'now', failure: providerDown('status', { status: 500 }) },
  { effect: 'late', failure: cut },
  // Accepted, and done later or never.
  { effect: 'late', failure: null },
  { effect: 'none', failure: null },
  { effect: 'now', failure: cut },
  { effect: 'none', failure: cut },
  // Something in between answers in the provider's place.
  { effect: 'now', failure: notFound },
  { effect: 'none', failure: notFound },
  { effect: 'now', failure: { kind: 'unauthorized' } },
  { effect: 'none', failure: { kind: 'unauthorized' } },
  { effect: 'none', failure: providerRefused({ status: 422 }) },
];
const statFailures: readonly [Failure, ...Failure[]] = [
  cut,
  { kind: 'offline', host: 'model' },
  rateLimited(3_000),
  providerDown('status', { status: 503 }),
  { kind: 'unauthorized' },
];

/** A provider that holds items, by what it really holds and not by what it answers. */
export function createModelShelf({ random, time, tell }: ModelDeps) {
  const held = new Map<string, StoredMedia>();
  const known = new Map<string, StoredMedia>();
  let troubled = random.pick([0.1, 0.3, 0.6]);
  let onRemove = (_ref: string) => {};

  const later = <T>(alive: () => boolean, ms: number, work: () => T, signal: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      const stop = () => reject(new SatchelError({ kind: 'cancelled' }));
      signal.addEventListener('abort', stop);
      time.after(ms, () => {
        if (!alive()) return;
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
    });
  const takeAway = (item: ItemKey) => {
    for (const [ref, row] of held) {
      if (ref === item.ref || (row.messageRef !== null && row.messageRef === item.messageRef)) {
        if (row.messageRef === null && ref !== item.ref) continue;
        held.delete(ref);
      }
    }
  };

  const provider = (alive: () => boolean): Provider => ({
    ...plivo,
    async stat(_, item, signal) {
      return later(
        alive,
        random.whole(10, 300),
        () => {
          if (random.chance(troubled / 2)) throw new SatchelError(random.pick(statFailures));
          const row = held.get(item.ref);
          if (row === undefined) throw new SatchelError(notFound);
          return row;
        },
        signal,
      );
    },
    remove: {
      takesMessage: true,
      async run(_, item, signal) {
        onRemove(item.ref);
        const fate: Fate = random.chance(troubled)
          ? random.pick(removeFates)
          : { effect: 'now', failure: null };
        tell(`removes ${item.ref}: ${fate.effect}, ${fate.failure?.kind ?? 'said'}`);
        const there = held.has(item.ref);
        const ms = random.whole(10, 800);
        // What left has its effect, whether or not anybody lives to hear of it.
        if (fate.effect !== 'none') {
          time.after(fate.effect === 'late' ? ms + 1_500 : ms - 1, () => takeAway(item));
        }
        await later(
          alive,
          ms,
          () => {
            if (fate.failure !== null) throw new SatchelError(fate.failure);
            if (!there) throw new SatchelError(notFound);
          },
          signal,
        );
        return null;
      },
    },
  });

  const archived = new Set<number>();

  return {
    /** It lives on when Satchel does not; now and then something cannot be brought in. */
    archives: (alive: () => boolean): ArchiveFirst => ({
      async secure(_, ids, signal) {
        for (const id of ids) {
          if (archived.has(id)) continue;
          const bring = () => {
            if (random.chance(troubled / 4)) {
              throw new SatchelError(random.chance(0.5) ? notFound : rateLimited(null));
            }
            archived.add(id);
          };
          await later(alive, random.whole(50, 3_000), bring, signal);
        }
        return new Map();
      },
    }),
    isArchived: (id: number) => archived.has(id),
    provider,
    session: {} as Session,
    store(row: StoredMedia) {
      held.set(row.ref, row);
      known.set(row.ref, row);
    },
    holds: (ref: string) => held.has(ref),
    rowOf: (ref: string) => known.get(ref),
    onRemove(listener: (ref: string) => void) {
      onRemove = listener;
    },
    /** From now on it answers as it should. */
    heal() {
      troubled = 0;
    },
  };
}
