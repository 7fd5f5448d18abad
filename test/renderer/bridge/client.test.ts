import { expect, it } from 'vitest';
import { createClient, failureOf } from '../../../renderer/bridge/client.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { fakeAccounts } from '../harness/fakeRows.ts';

it('asks by the names of the contract and checks what comes back', async () => {
  const asked: unknown[] = [];
  const client = createClient(async (name, input) => {
    asked.push([name, input]);
    return { ok: true, value: fakeAccounts(2) };
  });
  expect(await client.accounts.list(undefined)).toEqual(
    fakeAccounts(2).map((one) => ({ ...one, connectedAt: expect.any(Number) })),
  );
  expect(asked).toEqual([['accounts.list', undefined]]);
});

it('throws the failure that it was told', async () => {
  const client = createClient(async () => ({ ok: false, failure: { kind: 'unauthorized' } }));
  const error = await client.accounts.list(undefined).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SatchelError);
  expect(failureOf(error)).toEqual({ kind: 'unauthorized' });
});

it('takes no answer of another shape', async () => {
  const client = createClient(async () => ({ ok: true, value: [{ id: 5 }] }));
  const error = await client.accounts.list(undefined).catch((thrown: unknown) => thrown);
  expect(failureOf(error).kind).toBe('bug');
});
