import type { Clock } from '../base/clock.ts';
import type {
  KeychainAnswer,
  KeychainCall,
  KeychainCause,
  KeychainChild,
} from './keychainProtocol.ts';

export interface KeychainTimes {
  /** After this long the person is told that the keychain keeps us waiting: it may show a prompt. */
  readonly patienceMs: number;
  /** After this long the process is thrown away. */
  readonly limitMs: number;
  /** A process that had nothing to do for this long is let go. */
  readonly idleMs: number;
}

export interface KeychainCalls {
  ask(call: KeychainCall): Promise<KeychainAnswer>;
  close(): void;
}

interface Options {
  readonly spawn: () => KeychainChild;
  readonly clock: Clock;
  readonly times: KeychainTimes;
  readonly onWaiting: () => void;
}

const again: readonly KeychainCause[] = ['no-service', 'failed'];

/** Calls to the keychain process, one at a time; a process that failed is replaced at the next call. */
export function createKeychainCalls({ spawn, clock, times, onWaiting }: Options): KeychainCalls {
  let child: KeychainChild | null = null;
  /** Whether the present process has answered before, and so may know a keyring that is no more. */
  let used = false;
  let nextId = 1;
  let closed = false;
  let waitingFor: { id: number; settle: (answer: KeychainAnswer) => void } | null = null;
  let cancelIdle = () => {};
  let last: Promise<unknown> = Promise.resolve();

  function drop() {
    const old = child;
    child = null;
    old?.kill();
  }

  function start(): KeychainChild {
    const started = spawn();
    used = false;
    started.onMessage((reply) => {
      if (waitingFor?.id === reply.id) waitingFor.settle(reply);
    });
    started.onExit(() => {
      if (child !== started) return;
      child = null;
      waitingFor?.settle({ ok: false, cause: 'failed' });
    });
    return started;
  }

  function once(call: KeychainCall): Promise<KeychainAnswer> {
    return new Promise((resolve) => {
      const cancelPatience = clock.after(times.patienceMs, onWaiting);
      const cancelLimit = clock.after(times.limitMs, () => {
        waitingFor?.settle({ ok: false, cause: 'timed-out' });
      });
      const id = nextId;
      nextId += 1;
      const settle = (answer: KeychainAnswer) => {
        waitingFor = null;
        cancelPatience();
        cancelLimit();
        resolve(answer);
      };
      waitingFor = { id, settle };
      try {
        child ??= start();
        child.post({ ...call, id });
      } catch {
        settle({ ok: false, cause: 'failed' });
      }
    });
  }

  async function run(call: KeychainCall): Promise<KeychainAnswer> {
    if (closed) return { ok: false, cause: 'failed' };
    cancelIdle();
    const wasUsed = child !== null && used;
    let answer = await once(call);
    if (!answer.ok) drop();
    // A process that knew a keyring daemon never finds the one that replaced it, and may have died
    // since: a fresh one is asked, once. Every call can be made twice.
    if (!answer.ok && wasUsed && !closed && again.includes(answer.cause)) {
      answer = await once(call);
      if (!answer.ok) drop();
    }
    used = true;
    cancelIdle = clock.after(times.idleMs, drop);
    return answer;
  }

  return {
    ask(call) {
      const answer = last.then(() => run(call));
      last = answer;
      return answer;
    },
    close() {
      closed = true;
      cancelIdle();
      drop();
      waitingFor?.settle({ ok: false, cause: 'failed' });
    },
  };
}
