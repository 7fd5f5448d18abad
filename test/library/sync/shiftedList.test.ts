import { afterEach, describe, expect, it } from 'vitest';
import type { Provider } from '../../../electron/providers/provider.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { cancelled } from '../../../shared/failures.ts';
import { passWhile } from '../support/handClock.ts';
import { createLibraryRig, type LibraryRig, plivo, shop } from '../support/libraryRig.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

interface Listed {
  readonly media_id: string;
}

/** Lists no longer show these, though their totals count them: as where they slip from page to page. */
function hide(refs: readonly string[]) {
  rig.sandbox.faults.arm({
    kind: 'rewrite',
    route: 'list',
    times: 1_000,
    change: (body) => ({
      ...body,
      objects: (body['objects'] as Listed[]).filter(({ media_id }) => !refs.includes(media_id)),
    }),
  });
}

const asked = () =>
  rig.sandbox
    .requests()
    .filter(({ route }) => route === 'get')
    .map(({ path }) => path.split('/').at(-2));

/** Read once, and then some of it in no list. */
async function readAndHidden(accounts: readonly (typeof shop)[] = []) {
  rig = await createLibraryRig({ items: 60 });
  for (const id of accounts) rig.addAccount(id);
  await passWhile(rig.clock, rig.sync.refresh(null));
  const refs = (await rig.live())
    .filter(({ accountId }) => accountId === shop)
    .map(({ ref }) => ref as string);
  const hidden = refs.slice(20, 26);
  hide(hidden);
  return { refs, hidden };
}

describe('what a list does not show any more', () => {
  it('is asked for by name, each once and nothing else', async () => {
    const { refs, hidden } = await readAndHidden();
    const [gone, ...there] = hidden;
    rig.sandbox.faults.arm({
      kind: 'answer',
      status: 404,
      body: { api_id: 'made-up', error: 'not found' },
      route: 'get',
      when: ({ path }) => path.includes(gone ?? 'nothing'),
    });
    await rig.refresh(true);
    expect(asked().sort()).toEqual([...hidden].sort());
    const live = (await rig.live()).map(({ ref }) => ref as string);
    expect(live).toEqual(expect.arrayContaining(there));
    expect(live).toHaveLength(refs.length - 1);
    expect(live).not.toContain(gone);
    expect(rig.state()).toMatchObject({ state: 'idle', failure: null });
  });

  it('is asked for in each account apart: one that does not answer holds up no other', async () => {
    const other = 'other' as typeof shop;
    const { hidden } = await readAndHidden([other]);
    let waiting = 0;
    const silent: Provider = {
      ...plivo,
      stat: (_session, _item, signal) =>
        new Promise((_resolve, reject) => {
          waiting += 1;
          signal.addEventListener('abort', () => reject(new SatchelError(cancelled)));
        }),
    };
    const { sync } = rig.begin(async (id) => ({
      session: rig.session,
      provider: id === other ? silent : plivo,
    }));
    const held = sync.refresh(other, { full: true });
    try {
      // As many as are asked for at once.
      await expect.poll(() => waiting).toBe(4);
      await passWhile(rig.clock, sync.refresh(shop, { full: true }));
      expect(asked().sort()).toEqual([...hidden].sort());
      const states = sync.states().map(({ accountId, state }) => [accountId, state]);
      expect(Object.fromEntries(states)).toEqual({ [shop]: 'idle', [other]: 'syncing' });
    } finally {
      await sync.close();
      await held;
    }
  });
});
