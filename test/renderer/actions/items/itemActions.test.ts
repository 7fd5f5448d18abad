import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actOn, actOnSelection } from '../../../../renderer/actions/items/actOnItems.ts';
import { type ItemContext, isPossible } from '../../../../renderer/actions/items/itemAction.ts';
import {
  actionsOn,
  itemAction,
  itemActionFor,
  itemActions,
} from '../../../../renderer/actions/items/itemActions.ts';
import { alikeOf } from '../../../../renderer/actions/items/showAlike.ts';
import { menuOf } from '../../../../renderer/features/library/items/menuOf.tsx';
import { useAccounts } from '../../../../renderer/stores/accounts/accountsStore.ts';
import { useDialogs } from '../../../../renderer/stores/dialogs/dialogStore.ts';
import { ofRows, summaryOf } from '../../../../renderer/stores/library/chosen.ts';
import { useLibrary } from '../../../../renderer/stores/library/libraryStore.ts';
import { pick } from '../../../../renderer/stores/library/selection.ts';
import { leaveSelection, select } from '../../../../renderer/stores/library/selectionStore.ts';
import { nameOf, targetOf } from '../../../../renderer/stores/library/target.ts';
import { useStatus } from '../../../../renderer/stores/notices/statusStore.ts';
import { en } from '../../../../renderer/strings/en.ts';
import type { Capability, ProviderInfo } from '../../../../shared/account.ts';
import { mediaId } from '../../../../shared/ids.ts';
import { fakeAccounts, fakeRow, provider } from '../../harness/fakeRows.ts';

// What the preload puts there: actions ask which system it is.
beforeEach(() => void vi.stubGlobal('window', { satchel: { platform: 'linux' } }));
afterEach(() => void vi.unstubAllGlobals());

const capabilities: readonly Capability[] = ['link', 'remove', 'compose', 'upload'];
const limits = {
  maxFiles: 10,
  maxTotalBytes: 5_000_000,
  warnFiles: null,
  warnTotalBytes: null,
  maxTextLength: 1_600,
  whatsApp: false,
};
const all: ProviderInfo['capabilities'] = {
  upload: provider.capabilities.upload,
  link: { kind: 'public', lifeMs: null, canBeOpened: false },
  remove: { takesMessage: false },
  compose: { limits, needsPublicLinks: false, senderPool: 'pool' },
};

/** A provider that can do these, and says of each of the others why not. */
function providerWith(able: ReadonlySet<Capability>): ProviderInfo {
  const has = <C extends Capability>(capability: C) =>
    able.has(capability) ? all[capability] : null;
  return {
    ...provider,
    capabilities: {
      upload: has('upload'),
      link: has('link'),
      remove: has('remove'),
      compose: has('compose'),
    },
    absences: Object.fromEntries(
      capabilities.filter((one) => !able.has(one)).map((one) => [one, `No ${one} here.`]),
    ),
  };
}

const providers = fc.subarray([...capabilities]).map((able) => providerWith(new Set(able)));
const selections = fc.integer({ min: 0, max: 14 }).chain((count) =>
  fc.record({
    rows: fc.constant(Array.from({ length: count }, (_, index) => fakeRow(index * 3, 2, false))),
    owners: fc.tuple(providers, providers),
    /** As many as an account takes that has none of the items. */
    elsewhere: fc.constantFrom(0, 1, 10),
  }),
);

const composes = ({ capabilities: can }: ProviderInfo) => can.compose !== null;
const mostSentBy = (owners: readonly ProviderInfo[], elsewhere: number) =>
  owners.some(composes) ? limits.maxFiles : elsewhere;

const contextOf = (
  owners: readonly ProviderInfo[],
  mostSent: number,
  now = Date.now(),
): ItemContext => ({
  providerOf: (accountId) => owners[accountId.endsWith('0') ? 0 : 1],
  linksOf: () => undefined,
  mostSent,
  mostCopied: 200,
  takers: [],
  now,
});

describe('each item action', () => {
  it('has an id and keys of its own', () => {
    const ids = itemActions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id } of itemActions) expect(itemAction(id)?.id).toBe(id);
    for (const { id, keys } of itemActions) {
      for (const { key, mod = false, shift = false, alt = false } of keys?.chords ?? []) {
        const press = { key, altKey: alt, ctrlKey: mod, metaKey: false, shiftKey: shift };
        expect(itemActionFor(press, keys?.heard ?? 'grid')?.id).toBe(id);
      }
    }
  });

  it('acts upon some of the items it is asked about, and says why where it acts upon none', () => {
    fc.assert(
      fc.property(selections, ({ rows, owners, elsewhere }) => {
        const mostSent = mostSentBy(owners, elsewhere);
        for (const action of itemActions) {
          const context = contextOf(owners, mostSent);
          const ruleOf = () => provider.retention;
          const summary = summaryOf(ofRows(rows), ruleOf, context.now);
          const possibility = action.possible(summary, context);
          const { count, living, why } = possibility;
          const target = targetOf(ofRows(rows), possibility, ruleOf, context.now);
          // Details are of what is gone too; all else is done with just as many as it says.
          if (action.id !== 'details') expect(target.count).toBe(count);
          for (const row of target.rows) expect(rows).toContain(row);
          expect(count).toBeLessThanOrEqual(living);
          expect(living).toBeLessThanOrEqual(rows.length);
          expect(new Set(why).size).toBe(why.length);
          // Of many it is said as of few, from what they are together alone.
          const many = { rows: rows.slice(0, 2), kept: { token: 'token', summary } };
          expect(action.possible(summaryOf(many, ruleOf, 0), context)).toEqual(possibility);
          expect(targetOf(many, possibility, ruleOf, context.now)).toMatchObject({
            count,
            kept: 'token',
          });
          // It is a way out of what another one says, and not missed where there is nothing to say.
          const wayOut = action.id === 'make-public';
          if (living > 0 && count === 0 && !wayOut) expect(why).not.toEqual([]);
        }
      }),
      { seed: 9 },
    );
  });

  it('names where else the bytes of many may be, as far as it takes them from there', async () => {
    for (const action of itemActions) {
      const summary = summaryOf(ofRows([]), () => provider.retention, 0);
      const many = { rows: [], kept: { token: 'token', summary } };
      const meant = { count: 900, accountIds: [] };
      const target = targetOf(many, meant, () => provider.retention, 0, action.alsoFrom);
      expect(await nameOf(target)).toEqual({
        chosen: 'token',
        accountIds: [],
        ...(action.alsoFrom?.includes('archives') && { copies: true }),
        ...(action.alsoFrom?.includes('originals') && { originals: true }),
      });
    }
    expect(itemAction('renew')?.alsoFrom).toEqual(['archives', 'originals']);
  });

  it('is in the menu exactly when it is possible', () => {
    fc.assert(
      fc.property(selections, ({ rows, owners }) => {
        const [first, second] = fakeAccounts(2);
        if (first === undefined || second === undefined) throw new Error('no accounts');
        const two = owners.map((owner, index) => ({
          ...owner,
          id: `p${index}` as typeof owner.id,
        }));
        useAccounts.setState({
          phase: 'ready',
          providers: two,
          accounts: [
            { ...first, providerId: two[0]?.id ?? first.providerId },
            { ...second, providerId: two[1]?.id ?? second.providerId },
          ],
        });
        const takers = [first, second].flatMap(({ id }, at) =>
          two[at]?.capabilities.upload?.targets === null ? [id] : [],
        );
        const context = { ...contextOf(owners, mostSentBy(owners, 0)), takers };
        const summary = summaryOf(ofRows(rows), () => provider.retention, context.now);
        const entries = menuOf(ofRows(rows)).flatMap((entry) =>
          entry === 'separator' ? [] : [entry.id],
        );
        const able = actionsOn('menu').filter((one) => isPossible(one.possible(summary, context)));
        const led = entries.filter((id) => id.startsWith('alike-'));
        expect(entries.filter((id) => !led.includes(id))).toEqual(
          // What copies is followed by the other ways to.
          able.flatMap(({ id }) => (id === 'copy' ? [id, 'copy-as'] : [id])),
        );
        // One item leads to others like it.
        const [row] = rows;
        const alike = row === undefined || summary.count !== 1 ? [] : alikeOf(row);
        expect(led).toEqual(alike.map(({ id }) => `alike-${id}`));
      }),
      { seed: 9 },
    );
  });
});

describe('what cannot be done', () => {
  const [account] = fakeAccounts(1);
  if (account === undefined) throw new Error('no account');
  const row = { ...fakeRow(0, 1, false), goneAt: null, storedAt: Date.now(), seenAt: Date.now() };

  const withCapabilities = (...able: Capability[]) =>
    useAccounts.setState({
      phase: 'ready',
      accounts: [account],
      providers: [providerWith(new Set(able))],
    });

  beforeEach(() => {
    useLibrary.setState({ token: 'list', total: 1, pages: { 0: [row] } });
    select(pick(0, row.id));
    useDialogs.setState({ open: [] });
    useStatus.setState({ status: null });
  });
  afterEach(() => leaveSelection());

  const remove = itemAction('remove');
  if (remove === undefined) throw new Error('no such action');
  const opened = () => useDialogs.getState().open.map(({ dialog }) => dialog.kind);

  it('is not done by its key, which says why', async () => {
    withCapabilities('link');
    expect(actOnSelection(remove)).toBe(true);
    await Promise.resolve();
    expect(opened()).toEqual([]);
    expect(useStatus.getState().status?.text).toBe('No remove here.');
  });

  it('is done by its key once it can be', async () => {
    withCapabilities('link', 'remove');
    actOnSelection(remove);
    await Promise.resolve();
    expect(opened()).toEqual(['remove-items']);
  });

  it('is not done by a button that was drawn before', () => {
    withCapabilities('remove');
    withCapabilities('link');
    actOn(remove, ofRows([row]));
    expect(opened()).toEqual([]);
  });

  it('is nothing where nothing is selected, so that the key keeps its meaning', () => {
    leaveSelection();
    withCapabilities('link');
    const copy = itemAction('copy');
    expect(copy && actOnSelection(copy)).toBe(false);
  });
});

describe('what an archive alone has', () => {
  const now = Date.now();
  const context = contextOf([provider], 0, now);
  const row = fakeRow(1, 1, false);
  const rows = [
    { ...row, id: mediaId.parse(1), goneAt: now - 1, archived: true },
    { ...row, id: mediaId.parse(2), goneAt: now - 1, archived: false },
    { ...row, id: mediaId.parse(3), goneAt: null, archived: false, storedAt: now },
  ];
  const summary = summaryOf(ofRows(rows), () => provider.retention, now);

  it.each(['save', 'copy-files'] as const)('is there for %s, beside what is there still', (id) => {
    const action = itemAction(id);
    const possibility = action?.possible(summary, context);
    expect(possibility).toMatchObject({ count: 2, blocked: false });
    const able = { count: 2, accountIds: possibility?.accountIds ?? [] };
    const target = targetOf(ofRows(rows), able, () => provider.retention, now, action?.alsoFrom);
    expect(target.rows.map((one) => one.id)).toEqual([1, 3]);
  });

  it('is renewed from the file that it was uploaded from too, where that is known', () => {
    const ended = { ...row, id: mediaId.parse(4), goneAt: now - 1, archived: false };
    const withFile = { ...ended, original: true as const };
    const all = ofRows([...rows, withFile]);
    const possibility = itemAction('renew')?.possible(
      summaryOf(all, () => provider.retention, now),
      context,
    );
    expect(possibility).toMatchObject({ count: 3, blocked: false, why: [en.renewing.ended] });
    const able = { count: 3, accountIds: possibility?.accountIds ?? [] };
    const { alsoFrom } = itemAction('renew') ?? {};
    const target = targetOf(all, able, () => provider.retention, now, alsoFrom);
    expect(target.rows.map((one) => one.id)).toEqual([1, 3, 4]);
    expect(
      itemAction('save')?.possible(
        summaryOf(all, () => provider.retention, now),
        context,
      ),
    ).toMatchObject({ count: 2 });
  });

  it('is copied as one file at a time where the system takes no more, and says so', () => {
    const possibility = itemAction('copy-files')?.possible(summary, { ...context, mostCopied: 1 });
    expect(possibility).toMatchObject({ blocked: true, why: [en.saving.oneFile] });
  });
});
