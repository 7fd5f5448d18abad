import { expect, test } from 'vitest';
import { mcs } from '../../../electron/providers/mcs/mcs.ts';
import type { RemoteItem, Session } from '../../../electron/providers/provider.ts';
import { failureOf } from '../../base/support/testHttp.ts';
import { ledger, listAll, openAll, routes, start } from '../mcsRig.ts';
import { signal } from '../support.ts';

async function walkAll(session: Session, cursor: string | null = null) {
  const items: RemoteItem[] = [];
  let pages = 0;
  const walk = mcs.walk?.(session, cursor, signal());
  for (let page = await walk?.next(); page?.value; page = await walk?.next()) {
    items.push(...page.value.items);
    pages += 1;
  }
  return { items, pages };
}

const refs = (items: readonly RemoteItem[]) => items.map(({ ref }) => ref).sort();

test('a walk finds what a list finds, and asks for no more', async () => {
  const world = await start({ items: 230 });
  const listed = await listAll(openAll(world));
  const asked = world.requests().map(({ route, path, query }) => `${route} ${path} ${query}`);
  const walked = await walkAll(openAll(world));
  const again = world.requests().map(({ route, path, query }) => `${route} ${path} ${query}`);
  expect(walked.pages).toBeGreaterThan(1);
  expect(refs(walked.items)).toEqual(refs(listed.items));
  expect(walked.items).toHaveLength(ledger(world).length);
  expect(again.slice(asked.length).sort()).toEqual(asked.sort());
});

test('a walk that was stopped goes on where its last page ended', async () => {
  const world = await start({ items: 230 });
  const walk = mcs.walk?.(openAll(world), null, signal());
  const page = (await walk?.next())?.value;
  await walk?.return?.();
  expect(page?.items.length).toBeGreaterThan(0);
  const rest = await walkAll(openAll(world), page?.nextCursor ?? null);
  const stored = ledger(world).map(({ id }) => id);
  const found = refs([...(page?.items ?? []), ...rest.items]).map((ref) => ref.split('/')[1]);
  expect(found.sort()).toEqual(stored.sort());
});

test('conversations do not wait for one that does not answer', async () => {
  const world = await start({ items: 230 });
  await listAll(openAll(world));
  const chatsOf = (asked: readonly { readonly path: string }[]) =>
    new Set(asked.map(({ path }) => path)).size;
  const before = routes(world, 'chat-messages');
  world.faults.arm({ kind: 'hang', route: 'chat-messages', skip: 1 });
  const stop = new AbortController();
  const walk = mcs.walk?.(openAll(world), null, stop.signal);
  const waiting = walk?.next();
  const answered = () => {
    const asked = routes(world, 'chat-messages').slice(before.length);
    return chatsOf(asked.filter(({ status }) => status === 200));
  };
  await expect.poll(answered).toBe(chatsOf(before) - 1);
  stop.abort();
  expect(await failureOf(Promise.resolve(waiting))).toMatchObject({ kind: 'cancelled' });
});

test('what was read before a failure is given before it is told', async () => {
  const world = await start({ items: 230 });
  world.faults.arm({ kind: 'answer', status: 500, route: 'chat-messages', skip: 5 });
  const walk = mcs.walk?.(openAll(world), null, signal());
  const first = (await walk?.next())?.value;
  expect(first?.nextCursor).not.toBeNull();
  expect(await failureOf(Promise.resolve(walk?.next()))).toMatchObject({ status: 500 });
  const rest = await walkAll(openAll(world), first?.nextCursor ?? null);
  expect([...(first?.items ?? []), ...rest.items]).toHaveLength(ledger(world).length);
});
