import { beforeEach, describe, expect, it } from 'vitest';
import {
  closeDialog,
  isOpen,
  openDialog,
  replaceDialog,
  useDialogs,
} from '../../../../renderer/stores/dialogs/dialogStore.ts';
import type { MediaRow } from '../../../../shared/media.ts';
import { fakeAccounts, fakeRow } from '../../harness/fakeRows.ts';

const kinds = () => useDialogs.getState().open.map(({ dialog }) => dialog.kind);
const rows = [fakeRow(0, 1, false)];

beforeEach(() => useDialogs.setState({ open: [] }));

const targetOf = (some: readonly MediaRow[]) => ({
  rows: some,
  count: some.length,
  accountIds: [],
  kept: null,
});

describe('dialogs', () => {
  it('lie over each other, and each closes by itself', () => {
    const below = openDialog({ kind: 'compose', rows, again: null, draft: null });
    const above = openDialog({ kind: 'keys' });
    expect(kinds()).toEqual(['compose', 'keys']);
    closeDialog(below);
    expect([isOpen(below), isOpen(above)]).toEqual([false, true]);
    closeDialog(below);
    expect(kinds()).toEqual(['keys']);
  });

  it('are one of each kind: the newer takes the place of the older', () => {
    const first = openDialog({ kind: 'remove-items', target: targetOf(rows) });
    openDialog({ kind: 'keys' });
    const second = openDialog({ kind: 'remove-items', target: targetOf([]) });
    expect(kinds()).toEqual(['remove-items', 'keys']);
    expect([isOpen(first), isOpen(second)]).toEqual([false, true]);
    // What closes the first, late, leaves the second alone.
    closeDialog(first);
    expect(isOpen(second)).toBe(true);
  });

  it('go from one to the next of their errand, unless they were closed', () => {
    const [account] = fakeAccounts(1);
    if (account === undefined) throw new Error('no account');
    const id = openDialog({ kind: 'keys' });
    replaceDialog(id, { kind: 'rename-account', accountId: account.id });
    expect(kinds()).toEqual(['rename-account']);
    replaceDialog(id, { kind: 'connect' });
    expect(kinds()).toEqual(['rename-account']);
  });
});
