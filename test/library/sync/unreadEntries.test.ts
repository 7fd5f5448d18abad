import { afterEach, describe, expect, it } from 'vitest';
import type { Provider } from '../../../electron/providers/provider.ts';
import { providers } from '../../../electron/providers/registry.ts';
import type { Fault } from '../../../electron/sandbox/startSandbox.ts';
import { expectations } from '../../providers/expectations.ts';
import { listAll, open } from '../../providers/support.ts';
import { passWhile } from '../support/handClock.ts';
import {
  createLibraryRig,
  everything,
  type LibraryRig,
  plivo,
  shop,
} from '../support/libraryRig.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

type As = Extract<Fault, { kind: 'bad-entries' }>['as'];
const forms: readonly As[] = ['null', 'number', 'unnamed', 'null-name', 'object-name'];
const always = { times: 100_000 } as const;

/** The library of an account of that provider, read whole by each refresh. */
async function libraryOf(provider: Provider, items = 45) {
  rig = await createLibraryRig({ items });
  rig.database.prepare('UPDATE accounts SET provider_id = ?').run(provider.id);
  const session = open(provider, rig.sandbox, expectations[provider.id]?.replaced);
  const held = (await listAll(provider, session)).items;
  const { sync } = rig.begin(async () => ({ provider, session }));
  return {
    /** What is there, as the provider told it before anything went wrong. */
    held: held.map(({ ref }) => ref as string).sort(),
    async read() {
      await passWhile(rig.clock, sync.refresh(shop, { full: true }));
      return sync.states()[0];
    },
    async live() {
      const { token, total } = await rig.service.open(everything);
      const rows = await rig.service.rows({ token, start: 0, count: total });
      return rows.map(({ ref }) => ref as string).sort();
    },
    close: () => sync.close(),
  };
}

const named = (id: string): Provider => {
  const provider = providers.find((one) => one.id === id);
  if (provider === undefined) throw new Error(`no provider ${id}`);
  return provider;
};

/** Every list that the reading of a library goes through. */
const lists = [
  ['plivo', 'list'],
  ['plivo', 'messages'],
  ['signalwire', 'messages'],
  ['signalwire', 'message-media'],
  ['twilioMessaging', 'messages'],
  ['twilioMessaging', 'message-media'],
  ['twilioConversations', 'chat-services'],
  ['twilioConversations', 'chat-conversations'],
  ['twilioConversations', 'chat-messages'],
] as const;

describe.each(lists)('%s, the list %s', (id, route) => {
  it.each(forms)(
    'with entries that are %s is read to its end, which says what it missed',
    async (as) => {
      const library = await libraryOf(named(id));
      rig.sandbox.faults.arm({ kind: 'bad-entries', positions: [0, 2], as, route, ...always });
      const state = await library.read();
      const live = await library.live();
      expect(state).toMatchObject({ state: 'idle', failure: null });
      const lost = library.held.filter((ref) => !live.includes(ref));
      // Where anything is missing that is said; what tells nothing at all may have carried nothing.
      expect(lost.length === 0 || (state?.unread ?? 0) > 0).toBe(true);
      expect(live).toEqual(library.held.filter((ref) => !lost.includes(ref)));
      // Another reading, without it, brings the rest and takes the note back.
      rig.sandbox.faults.clear();
      expect(await library.read()).toMatchObject({ state: 'idle', unread: 0 });
      expect(await library.live()).toEqual(library.held);
      await library.close();
    },
  );
});

it('steps on by what was sent, not by what could be read of it, and counts each once', async () => {
  const library = await libraryOf(plivo);
  rig.sandbox.faults.arm({
    kind: 'bad-entries',
    positions: [1, 3],
    as: 'null',
    route: 'list',
    ...always,
  });
  const before = rig.listed().length;
  expect(await library.read()).toMatchObject({ state: 'idle', unread: 6, seen: 39 });
  const offsets = rig
    .listed()
    .slice(before)
    .map(({ query }) => /offset=(\d+)/.exec(query)?.[1]);
  expect(offsets).toEqual(['0', '20', '40']);
  expect(await library.read()).toMatchObject({ unread: 6 });
  await library.close();
});

it.each(['plivo', 'signalwire', 'twilioMessaging', 'twilioConversations'])(
  'what %s lists without a name is not gone, since it is asked for by name',
  async (id) => {
    const library = await libraryOf(named(id));
    await library.read();
    const routes = lists.filter(([provider]) => provider === id);
    for (const [, route] of routes) {
      rig.sandbox.faults.arm({ kind: 'bad-entries', positions: [0], as: 'null', route, ...always });
    }
    expect(await library.read()).toMatchObject({ state: 'idle' });
    expect(await library.live()).toEqual(library.held);
    await library.close();
  },
);

it('does not fail for an item that has no name even when it is asked for by its own', async () => {
  const library = await libraryOf(plivo);
  await library.read();
  rig.sandbox.faults.arm({
    kind: 'bad-entries',
    positions: [0],
    as: 'unnamed',
    route: 'list',
    ...always,
  });
  const change = ({ media_id: _, ...rest }: Record<string, unknown>) => rest;
  rig.sandbox.faults.arm({ kind: 'rewrite', change, route: 'get', ...always });
  expect(await library.read()).toMatchObject({ state: 'idle', unread: 3 });
  expect(await library.live()).toEqual(library.held);
  await library.close();
});

it('still knows after a restart what could not be read, and does not read all anew for it', async () => {
  rig = await createLibraryRig({ items: 90 });
  const bad = {
    kind: 'bad-entries',
    positions: [1],
    as: 'null-name',
    route: 'list',
    ...always,
  } as const;
  rig.sandbox.faults.arm(bad);
  await rig.refresh();
  expect(rig.state()?.unread).toBe(5);
  await rig.sync.close();
  const { sync } = rig.begin();
  expect(sync.states()[0]).toMatchObject({ state: 'idle', unread: 5 });
  const before = rig.listed().length;
  await passWhile(rig.clock, sync.refresh(shop));
  expect(rig.listed().length - before).toBe(1);
  expect(sync.states()[0]).toMatchObject({ state: 'idle', unread: 5 });
  await sync.close();
});

it('goes on counting where a walk was stopped', async () => {
  rig = await createLibraryRig({ items: 90 });
  rig.sandbox.faults.arm({
    kind: 'bad-entries',
    positions: [1],
    as: 'null',
    route: 'list',
    ...always,
  });
  rig.sandbox.faults.arm({ kind: 'hang', route: 'list', skip: 3 });
  const stopped = rig.sync.refresh(shop);
  while (rig.listed().length < 4) await new Promise((resolve) => setTimeout(resolve, 2));
  await rig.sync.close();
  await stopped;
  const { sync } = rig.begin();
  await passWhile(rig.clock, sync.refresh(shop));
  expect(sync.states()[0]).toMatchObject({ state: 'idle', unread: 5 });
  await sync.close();
});
