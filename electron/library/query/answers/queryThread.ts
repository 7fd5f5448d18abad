import type { GuardedWorker } from '../../../base/guardedWorker.ts';
import { type Queries, queryCalls } from './queryCalls.ts';

export interface QueryThreadDeps {
  readonly worker: GuardedWorker;
  /** Answers here what the thread could not, though it was started anew. */
  readonly instead: () => Queries;
  /** Hears why the thread could not. */
  readonly onTrouble: (error: unknown) => void;
}

export interface QueryThread extends Queries {
  close(): void;
}

/** Questions about all items, answered by a thread; one that was lost is started anew and asked once more. */
export function createQueryThread({ worker, instead, onTrouble }: QueryThreadDeps): QueryThread {
  let closed = false;
  let own: Queries | null = null;

  async function ask(call: keyof Queries, input: unknown): Promise<unknown> {
    let trouble: unknown = null;
    for (let time = 0; time < 2 && !closed; time += 1) {
      try {
        return await worker.ask(call, input);
      } catch (error) {
        // It died, was stuck, or could not read the library: whatever it was, it is tried anew.
        trouble = error;
      }
    }
    // Nobody waits for an answer any more.
    if (closed) return new Promise(() => undefined);
    onTrouble(trouble);
    own ??= instead();
    return own[call](input as never);
  }

  const asked = Object.fromEntries(
    queryCalls.map((call) => [call, (input: unknown) => ask(call, input)]),
  ) as unknown as Queries;
  return {
    ...asked,
    close() {
      closed = true;
      worker.close();
    },
  };
}
