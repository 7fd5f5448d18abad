import { create } from 'zustand';
import type { AccountId } from '../../../shared/ids.ts';
import { accountsOf, type Dialog } from './dialog.ts';

/** A dialog that is open; the id is its own, however often its kind is opened. */
export interface OpenDialog {
  readonly id: number;
  readonly dialog: Dialog;
}

interface DialogsState {
  /** The last lies over the others. */
  readonly open: readonly OpenDialog[];
}

export const useDialogs = create<DialogsState>(() => ({ open: [] }));

export const openDialogs = ({ open }: DialogsState) => open;

let lastId = 0;

const opened = (dialog: Dialog): OpenDialog => {
  lastId += 1;
  return { id: lastId, dialog };
};

/** Opens it over what is open; of each kind there is one, so that another takes the place of the first. */
export function openDialog(dialog: Dialog): number {
  const next = opened(dialog);
  useDialogs.setState(({ open }) => {
    const same = open.find((other) => other.dialog.kind === dialog.kind);
    return {
      open: same === undefined ? [...open, next] : open.map((o) => (o === same ? next : o)),
    };
  });
  return next.id;
}

/** Goes from one dialog to the next of the same errand. */
export function replaceDialog(id: number, dialog: Dialog): void {
  const next = opened(dialog);
  useDialogs.setState(({ open }) => ({
    open: open.map((other) => (other.id === id ? next : other)),
  }));
}

export function closeDialog(id: number): void {
  useDialogs.setState(({ open }) => ({ open: open.filter((other) => other.id !== id) }));
}

export function closeDialogsOfKind(kind: Dialog['kind']): void {
  useDialogs.setState(({ open }) => ({ open: open.filter(({ dialog }) => dialog.kind !== kind) }));
}

/** An account went: what speaks of it closes. */
export function closeDialogsOf(accountId: AccountId): void {
  useDialogs.setState(({ open }) => ({
    open: open.filter(({ dialog }) => !accountsOf(dialog).includes(accountId)),
  }));
}

export function isOpen(id: number): boolean {
  return useDialogs.getState().open.some((other) => other.id === id);
}
