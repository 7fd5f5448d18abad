import { mostNamed } from '../../../shared/contract/removals.ts';
import type { RefusalClass } from '../../../shared/contract/runs.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaId } from '../../../shared/ids.ts';

/** What makes two refusals one class: what a person would be told of both. */
export function classOf(failure: Failure): string {
  const { kind } = failure;
  const detail = 'detail' in failure ? failure.detail : null;
  const cause = 'cause' in failure ? failure.cause : null;
  const status = 'status' in failure ? failure.status : null;
  return [kind, detail ?? cause ?? '', detail === null ? (status ?? '') : ''].join(' ');
}

/** Answers that say that the provider will never do it, and not that it does not now. */
const lasting: readonly (number | null)[] = [400, 405, 410, 501];

/** Whether asking once more may come to something else, with nothing changed but the time or the account. */
export function mayBeTriedAgain(failure: Failure): boolean {
  switch (failure.kind) {
    case 'invalid-input':
      return failure.detail === 'not-archived';
    case 'provider-refused':
      return failure.detail === 'message-unfinished' || !lasting.includes(failure.status);
    case 'not-found':
    case 'file-rejected':
      return false;
    default:
      return true;
  }
}

export type Classes = ReturnType<typeof createClasses>;

/** Counts refusals by class; memory grows with classes, not with items. */
export function createClasses() {
  const classes = new Map<string, { -readonly [K in keyof RefusalClass]: RefusalClass[K] }>();
  return {
    add(failure: Failure, mediaIds: readonly MediaId[]): void {
      const id = classOf(failure);
      const known = classes.get(id);
      if (known === undefined) {
        const mayRetry = mayBeTriedAgain(failure);
        const first = mediaIds.slice(0, mostNamed);
        classes.set(id, { id, failure, items: mediaIds.length, mayRetry, first });
        return;
      }
      known.items += mediaIds.length;
      if (known.first.length < mostNamed) {
        known.first = [...known.first, ...mediaIds].slice(0, mostNamed);
      }
    },
    /** The most items first. */
    list: (): RefusalClass[] => [...classes.values()].sort((a, b) => b.items - a.items),
  };
}
