import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerOf, evidence } from '../../electron/removals/evidence.ts';
import {
  forbidden,
  notFound,
  offline,
  providerDown,
  secretElsewhere,
} from '../../shared/failures.ts';
import { line, openRemovalRig, type RemovalRig } from './support/removalRig.ts';

describe('answerOf', () => {
  it.each([
    [null, { status: 204, kind: 'accepted' }],
    [notFound, { status: 404, kind: 'not-found' }],
    [forbidden('https://signed.example/?token=x'), { status: 403, kind: 'forbidden' }],
    [providerDown('status', { status: 503 }), { status: 503, kind: 'provider-down' }],
    [providerDown('timed-out'), { status: null, kind: 'provider-down' }],
    [offline('api.example'), { status: null, kind: 'offline' }],
    [secretElsewhere('old.example'), { status: null, kind: 'unauthorized' }],
  ])('tells the status and the kind of %j, and no words', (failure, told) => {
    expect(answerOf(failure, 204, 5)).toEqual({ ...told, at: 5 });
  });
});

let rig: RemovalRig | null = null;
afterEach(() => rig?.close());

/** What is on disk of each job of a run. */
function onDisk({ database }: RemovalRig) {
  const rows = database.prepare('SELECT job FROM run_jobs ORDER BY rowid').all();
  const stored = z.object({ state: z.string(), evidence: evidence.optional() });
  return rows.map((row) => stored.parse(JSON.parse(z.object({ job: z.string() }).parse(row).job)));
}

describe('what a removal keeps for its receipt', () => {
  it('is when it was asked, what was answered, and when it was found to be gone', async () => {
    const opened = await openRemovalRig({ items: 20 });
    rig = opened;
    const [first, second, third] = opened.rows(line).map(({ id }) => id);
    if (first === undefined || second === undefined || third === undefined) throw new Error('few');
    await opened.remove(first);
    opened.sandbox.faults.arm({ kind: 'reset', route: 'delete', at: 'stored', times: 1 });
    await opened.remove(second);
    opened.sandbox.faults.arm({ kind: 'answer', route: 'delete', status: 403, times: 1 });
    await opened.remove(third);
    const [plain, cut, refused] = onDisk(opened);
    const asked = { askedAt: expect.any(Number) };
    expect(plain).toMatchObject({
      state: 'gone',
      evidence: { ...asked, answer: { kind: 'accepted' } },
    });
    expect(plain?.evidence?.answer?.status).toBeGreaterThanOrEqual(200);
    expect(cut).toMatchObject({
      state: 'gone',
      evidence: { ...asked, answer: { status: null }, checkedAt: expect.any(Number) },
    });
    expect(refused).toMatchObject({
      state: 'failed',
      evidence: { ...asked, answer: { status: 403, kind: 'forbidden' } },
    });
    expect(refused?.evidence?.checkedAt).toBeUndefined();
  });
});
