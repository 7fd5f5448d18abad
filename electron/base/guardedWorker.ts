import type { Worker } from 'node:worker_threads';
import type { Clock } from './clock.ts';

/** Thrown for what a worker was stuck in, or died of; perhaps over something else that it was at. */
export class StuckWorker extends Error {}

export interface GuardedWorkerDeps {
  readonly start: () => Worker;
  readonly clock: Clock;
  /** A worker that says nothing for so long, though it is asked, is ended. */
  readonly stuckMs: number;
}

/** A thread for work on what others made: it is started with the first question, and anew when it was lost. */
export interface GuardedWorker {
  /** Throws StuckWorker, or an Error with what the worker said. */
  ask(call: string, input: unknown): Promise<unknown>;
  close(): void;
}

export interface WorkerQuestion {
  readonly id: number;
  readonly call: string;
  readonly input: unknown;
}

/** Without an id it says no more than that the worker is alive. */
export type WorkerAnswer =
  | { readonly id: null }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failed: string; readonly stack?: string };

/** The worker's error, with the stack that it had there. */
function errorIn({ failed, stack }: Extract<WorkerAnswer, { failed: string }>): Error {
  const error = new Error(failed);
  if (stack !== undefined) error.stack = stack;
  return error;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const looks = 4;

export function createGuardedWorker({ start, clock, stuckMs }: GuardedWorkerDeps): GuardedWorker {
  const pending = new Map<number, Pending>();
  let worker: Worker | null = null;
  let lastId = 0;
  /** Looks in a row that found no sign of life; a machine that slept is looked at once, not often. */
  let silent = 0;
  let stopLooking = () => {};
  let closed = false;

  function opened(): Worker {
    if (worker !== null) return worker;
    const mine = start();
    mine.unref();
    mine.on('message', (answer: WorkerAnswer) => {
      if (worker === mine) hear(answer);
    });
    mine.on('error', () => lose(mine));
    mine.on('exit', () => lose(mine));
    worker = mine;
    return mine;
  }

  function hear(answer: WorkerAnswer): void {
    silent = 0;
    if (answer.id === null) return;
    const job = pending.get(answer.id);
    pending.delete(answer.id);
    if ('failed' in answer) job?.reject(errorIn(answer));
    else job?.resolve(answer.value);
  }

  function lose(mine: Worker): void {
    if (worker !== mine) return;
    worker = null;
    stopLooking();
    void mine.terminate();
    const lost = [...pending.values()];
    pending.clear();
    for (const job of lost) job.reject(new StuckWorker());
  }

  function look(): void {
    stopLooking = clock.after(stuckMs / looks, () => {
      if (worker === null || pending.size === 0) return;
      silent += 1;
      if (silent > looks) return lose(worker);
      worker.postMessage({ id: 0, call: 'ping', input: null } satisfies WorkerQuestion);
      look();
    });
  }

  return {
    ask(call, input) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new StuckWorker());
        lastId += 1;
        const question: WorkerQuestion = { id: lastId, call, input };
        if (pending.size === 0) {
          silent = 0;
          stopLooking();
          look();
        }
        pending.set(lastId, { resolve, reject });
        opened().postMessage(question);
      });
    },
    close() {
      closed = true;
      if (worker !== null) lose(worker);
    },
  };
}
