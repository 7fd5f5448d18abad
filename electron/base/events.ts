import type { Emit } from '../../shared/contract/contract.ts';
import type { Bugs } from './bugs.ts';

/** What the main process announces, to any number of listeners. */
export interface Events {
  readonly emit: Emit;
  /** From now on; what is answered ends it. */
  subscribe(listener: Emit): () => void;
}

/** A listener that throws is a bug of its own: the others, and whoever announces, do not notice. */
export function createEvents(bugs: Bugs): Events {
  const listeners = new Set<{ readonly hear: Emit }>();
  return {
    emit(event, payload) {
      for (const listener of [...listeners]) {
        // One that was just heard may have ended another.
        if (!listeners.has(listener)) continue;
        try {
          listener.hear(event, payload);
        } catch (error) {
          bugs.failureOf(error, `events.${event}`);
        }
      }
    },
    subscribe(hear) {
      const listener = { hear };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
