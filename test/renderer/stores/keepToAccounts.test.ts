import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dropAccount, useAccounts } from '../../../renderer/stores/accounts/accountsStore.ts';
import { accountsOf } from '../../../renderer/stores/dialogs/dialog.ts';
import { openDialog, useDialogs } from '../../../renderer/stores/dialogs/dialogStore.ts';
import { keepToAccounts } from '../../../renderer/stores/keepToAccounts.ts';
import { useLibrary } from '../../../renderer/stores/library/libraryStore.ts';
import { rowAt } from '../../../renderer/stores/library/pages.ts';
import {
  nothingSelected,
  selectAll,
  selectedCount,
} from '../../../renderer/stores/library/selection.ts';
import { select, useSelection } from '../../../renderer/stores/library/selectionStore.ts';
import { putMessages, useMessages } from '../../../renderer/stores/messagesStore.ts';
import { change, useView, type View } from '../../../renderer/stores/view/viewStore.ts';
import { type MessageId, type MessageRow, messageRow } from '../../../shared/message.ts';
import { newestFirst } from '../../../shared/query/mediaFilter.ts';
import { firstOf } from '../../../shared/selection/ranges.ts';
import { fakeAccounts, fakeRow, provider } from '../harness/fakeRows.ts';

let stop = () => {};
beforeAll(() => {
  stop = keepToAccounts();
});
afterAll(() => stop());

const accounts = fakeAccounts(3);

const messageOf = (index: number): MessageRow =>
  messageRow.parse({
    id: `message-${index}` as MessageId,
    accountId: accounts[index]?.id,
    from: '+12125550101',
    to: '+12125550102',
    text: 'Hello',
    mediaCount: 0,
    mediaIds: [],
    createdAt: 1,
    messageRef: null,
    providerStatus: null,
    failure: null,
    state: 'cancelled',
  });

function fill(): void {
  useAccounts.setState({ phase: 'ready', accounts, providers: [provider] });
  useDialogs.setState({ open: [] });
  const rows = Array.from({ length: 9 }, (_, index) => fakeRow(index, 3, false));
  change({ accountId: null, name: 'all', search: '' });
  useLibrary.setState({ token: 'list', total: 9, pages: { 0: rows } });
  select(selectAll(nothingSelected, 9));
  putMessages(accounts.map((_, index) => messageOf(index)));
}

it('nothing of an account that went is selected, shown, asked about or followed', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 2 }),
      fc.constantFrom<'rename-account' | 'remove-items' | 'keys'>(
        'rename-account',
        'remove-items',
        'keys',
      ),
      fc.nat({ max: 2 }),
      (gone, kind, viewed) => {
        fill();
        const account = accounts[gone];
        const other = accounts[viewed];
        if (account === undefined || other === undefined) throw new Error('no account');
        change({ accountId: other.id });
        expect(useSelection.getState().chosen).toEqual([]);
        select(selectAll(nothingSelected, 9));
        const accountIds = accounts.map(({ id }) => id);
        const target = { rows: [], count: 9, accountIds, kept: 'token' };
        if (kind === 'rename-account') openDialog({ kind, accountId: account.id });
        else if (kind === 'remove-items') openDialog({ kind, target });
        else openDialog({ kind });
        dropAccount(account.id);
        const selected = firstOf(useSelection.getState().chosen, 9);
        const { pages } = useLibrary.getState();
        expect(selected.some((at) => rowAt(pages, at)?.accountId === account.id)).toBe(false);
        expect(selected).toHaveLength(gone === viewed ? 0 : 6);
        expect(useView.getState().accountId).toBe(gone === viewed ? null : other.id);
        const followed = [...useMessages.getState().messages.values()];
        expect(followed.some(({ accountId }) => accountId === account.id)).toBe(false);
        expect(followed).toHaveLength(2);
        const { open } = useDialogs.getState();
        expect(open.some(({ dialog }) => accountsOf(dialog).includes(account.id))).toBe(false);
        expect(open).toHaveLength(kind === 'keys' ? 1 : 0);
      },
    ),
    { seed: 9, numRuns: 40 },
  );
});

it('a selection lives in the view that it was made in, and in no other', () => {
  const changes = fc.record(
    {
      name: fc.constantFrom<View['name']>('all', 'images', 'messages'),
      accountId: fc.constantFrom(null, ...accounts.map(({ id }) => id)),
      search: fc.constantFrom('', ' ', 'a'),
      sort: fc.constantFrom<View['sort']>(newestFirst, { by: 'name', descending: false }),
      trayOpen: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 5 }), (steps) => {
      fill();
      let whole = true;
      for (const step of steps) {
        const before = useView.getState();
        change(step);
        const now = useView.getState();
        const moved =
          now.name !== before.name ||
          now.accountId !== before.accountId ||
          now.search.trim() !== before.search.trim();
        whole &&= !moved;
        expect(selectedCount(useSelection.getState())).toBe(whole ? 9 : 0);
      }
    }),
    { seed: 9 },
  );
});
