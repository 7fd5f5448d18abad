import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '../../electron/base/clock.ts';
import { createGuardedWorker, StuckWorker } from '../../electron/base/guardedWorker.ts';

/** A real thread that can be told to do what it must not. */
const source = `
  const { parentPort, threadId } = require('node:worker_threads');
  const kept = [];
  let pings = 0;
  parentPort.on('message', async ({ id, call, input }) => {
    if (call === 'ping') {
      pings += 1;
      return parentPort.postMessage({ id: null });
    }
    if (call === 'spin') for (;;);
    if (call === 'swell') for (;;) kept.push(Array.from({ length: 10000 }, () => ({})));
    if (call === 'end') process.exit(1);
    if (call === 'fail') return parentPort.postMessage({ id, failed: 'as it was told' });
    if (call === 'break') {
      return parentPort.postMessage({ id, failed: 'it broke', stack: 'Error: it broke\\n    at there' });
    }
    // At work until it was asked so often whether it is alive.
    if (call === 'work') while (pings < input) await new Promise((go) => setTimeout(go, 10));
    parentPort.postMessage({ id, value: call === 'thread' ? threadId : input });
  });
`;

const workers: { close(): void }[] = [];
afterEach(() => {
  for (const worker of workers.splice(0)) worker.close();
});

function guarded(stuckMs: number, after = systemClock.after, threads: Worker[] = []) {
  const worker = createGuardedWorker({
    start() {
      const resourceLimits = { maxOldGenerationSizeMb: 32 };
      const thread = new Worker(source, { eval: true, resourceLimits });
      threads.push(thread);
      return thread;
    },
    clock: { ...systemClock, after },
    stuckMs,
  });
  workers.push(worker);
  return worker;
}

describe('createGuardedWorker', () => {
  it('answers, says what failed, and stays the same thread', async () => {
    const worker = guarded(10_000);
    const thread = await worker.ask('thread', null);
    expect(await worker.ask('echo', { bytes: Uint8Array.of(1, 2) })).toEqual({
      bytes: Uint8Array.of(1, 2),
    });
    await expect(worker.ask('fail', null)).rejects.toThrow('as it was told');
    const broken = await worker.ask('break', null).catch((error: unknown) => error);
    expect(broken).toMatchObject({ message: 'it broke', stack: 'Error: it broke\n    at there' });
    expect(await worker.ask('thread', null)).toBe(thread);
  });

  it.each(['spin', 'swell', 'end'])(
    'ends one that is told to %s, and goes on in a new one',
    async (call) => {
      let slower = 1;
      const worker = guarded(1_000, (ms, task) => systemClock.after(ms * slower, task));
      const beside = worker.ask(call, null);
      const behind = worker.ask('echo', 1);
      await expect(beside).rejects.toThrow(StuckWorker);
      // A busy machine may take its time to start the next one.
      slower = 30;
      // It may have answered before it was lost.
      expect(await behind.catch((error: unknown) => error instanceof StuckWorker)).toBeTruthy();
      expect(await worker.ask('echo', 2)).toBe(2);
    },
  );

  it('waits for one that is alive, however long it takes', async () => {
    const threads: Worker[] = [];
    let answered: Promise<unknown> = Promise.resolve();
    // It looks as often as ever, but not before its last look was answered, however busy the machine.
    const after: Clock['after'] = (ms, task) =>
      systemClock.after(ms, async () => {
        await answered;
        answered = once(threads[0] as Worker, 'message');
        task();
      });
    expect(await guarded(400, after, threads).ask('work', 12)).toBe(12);
  });

  it('lets go of everything when closed', async () => {
    const worker = guarded(10_000);
    const asked = worker.ask('work', 1_000);
    worker.close();
    await expect(asked).rejects.toThrow(StuckWorker);
    await expect(worker.ask('echo', 1)).rejects.toThrow(StuckWorker);
  });
});
