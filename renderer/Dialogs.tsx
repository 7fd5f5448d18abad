import { useCallback, useEffect } from 'react';
import { keyboardCell } from './actions/focus/keyboardCell.ts';
import { AccountDialogs, NewAccount } from './features/accounts/AccountDialogs.tsx';
import { ConnectionDialog } from './features/accounts/ConnectionDialog.tsx';
import { ReceiptDialog } from './features/activity/ReceiptDialog.tsx';
import { ArchiveDialog } from './features/archives/ArchiveDialog.tsx';
import { ArchiveRunDialog } from './features/archives/ArchiveRunDialog.tsx';
import { ArchiveSettings } from './features/archives/ArchiveSettings.tsx';
import { ArchivesDialog } from './features/archives/ArchivesDialog.tsx';
import { FindingsDialog } from './features/archives/FindingsDialog.tsx';
import { RenameArchive } from './features/archives/RenameArchive.tsx';
import { CleanUpDialog } from './features/cleanup/CleanUpDialog.tsx';
import { RulesDialog } from './features/cleanup/RulesDialog.tsx';
import { CopyFailuresDialog } from './features/copying/CopyFailuresDialog.tsx';
import { QrDialog } from './features/copying/QrDialog.tsx';
import { ChooseAccount } from './features/drop/ChooseAccount.tsx';
import { CountDialog } from './features/drop/CountDialog.tsx';
import { SaveViewDialog } from './features/find/SaveViewDialog.tsx';
import { HoldingsDialog } from './features/holdings/HoldingsDialog.tsx';
import { KeepDialog } from './features/keepalive/KeepDialog.tsx';
import { KeepsDialog } from './features/keepalive/KeepsDialog.tsx';
import { KeptDialog } from './features/keepalive/KeptDialog.tsx';
import { LastingDialog } from './features/keepalive/LastingDialog.tsx';
import { SaveRunDialog } from './features/library/SaveRunDialog.tsx';
import { CheckDialog } from './features/links/CheckDialog.tsx';
import { FreshDialog } from './features/links/FreshDialog.tsx';
import { ComposeDialog } from './features/messages/ComposeDialog.tsx';
import { MoveDialog } from './features/moving/MoveDialog.tsx';
import { PostingDialog, ReviewDialog } from './features/postings/PostingDialog.tsx';
import { QuickLook } from './features/quicklook/QuickLook.tsx';
import { RemoveItemsDialog } from './features/removal/RemoveItemsDialog.tsx';
import { RunDialog } from './features/removal/RunDialog.tsx';
import { CopyRunDialog } from './features/renewing/CopyRunDialog.tsx';
import { RenewDialog } from './features/renewing/RenewDialog.tsx';
import { SettingsDialog } from './features/settings/SettingsDialog.tsx';
import { KeyboardSheet } from './features/shell/KeyboardSheet.tsx';
import { TargetDialog } from './features/targets/TargetDialog.tsx';
import { CancelDialog } from './features/uploads/CancelDialog.tsx';
import { CompareDialog } from './features/uploads/CompareDialog.tsx';
import type { Dialog } from './stores/dialogs/dialog.ts';
import {
  closeDialog,
  isOpen,
  type OpenDialog,
  openDialogs,
  replaceDialog,
  useDialogs,
} from './stores/dialogs/dialogStore.ts';
import { Boundary } from './ui/fault/Boundary.tsx';
import { isModal } from './ui/focus/isModal.ts';

/** Every dialog that is open; each gives the keyboard back to where it was when it closes. */
export function Dialogs() {
  const open = useDialogs(openDialogs);
  useEffect(giveKeyboardBack, []);
  return open.map((one) => (
    <Boundary key={one.id} part="dialogs" of={one.id} floating>
      <Shown {...one} />
    </Boundary>
  ));
}

/**
 * One that took the place of another would give the keyboard back to something in that, which is gone: it goes
 * to where it was before the first of them.
 */
function giveKeyboardBack(): () => void {
  let before: Element | null = null;
  return useDialogs.subscribe((now, then) => {
    if (then.open.length === 0 && now.open.length > 0) before = document.activeElement;
    if (then.open.length === 0 || now.open.length > 0) return;
    const back = before;
    before = null;
    const unlessGiven = () => {
      const nowhere = document.activeElement === document.body && !isModal();
      if (nowhere && back instanceof HTMLElement && back.isConnected) keyboardCell(back).focus();
    };
    // A dialog gives it back by itself in a frame.
    requestAnimationFrame(() => requestAnimationFrame(unlessGiven));
  });
}

function Shown({ id, dialog }: OpenDialog) {
  const onClose = useCallback(() => closeDialog(id), [id]);
  const onNext = (next: Dialog) => replaceDialog(id, next);
  switch (dialog.kind) {
    case 'keys':
      return <KeyboardSheet onClose={onClose} />;
    case 'settings':
      return <SettingsDialog {...dialog} archives={<ArchiveSettings />} onClose={onClose} />;
    case 'look':
      return <QuickLook first={dialog.row} onClose={onClose} />;
    case 'qr':
      return <QrDialog {...dialog} onClose={onClose} />;
    case 'copy-failures':
      return <CopyFailuresDialog {...dialog} onClose={onClose} />;
    case 'connect':
      return <NewAccount onClose={onClose} />;
    case 'connection':
      return <ConnectionDialog onClose={onClose} />;
    case 'rename-account':
    case 'replace-secret':
    case 'remove-account':
      return <AccountDialogs {...dialog} onClose={onClose} />;
    case 'remove-items':
      return <RemoveItemsDialog {...dialog} onClose={onClose} />;
    case 'removal':
      return <RunDialog {...dialog} onClose={onClose} />;
    case 'receipt':
      return <ReceiptDialog {...dialog} onClose={onClose} />;
    case 'save-run':
      return <SaveRunDialog {...dialog} onClose={onClose} />;
    case 'clean-up':
      return <CleanUpDialog {...dialog} onClose={onClose} />;
    case 'cleanup-rules':
      return <RulesDialog onClose={onClose} />;
    case 'keep-alive':
      return <KeepDialog {...dialog} onClose={onClose} />;
    case 'keeps':
      return <KeepsDialog onClose={onClose} />;
    case 'kept':
      return <KeptDialog {...dialog} onClose={onClose} />;
    case 'lasting-link':
      return <LastingDialog {...dialog} onClose={onClose} />;
    case 'holdings':
      return <HoldingsDialog {...dialog} onClose={onClose} />;
    case 'compose':
      return <ComposeDialog {...dialog} isOpen={() => isOpen(id)} onClose={onClose} />;
    case 'counting':
      return <CountDialog />;
    case 'choose-account':
      return <ChooseAccount {...dialog} onClose={onClose} />;
    case 'choose-target':
      return <TargetDialog {...dialog} onNext={onNext} onClose={onClose} />;
    case 'posting':
      return <PostingDialog {...dialog} onBack={onNext} onClose={onClose} />;
    case 'review':
      return <ReviewDialog {...dialog} onClose={onClose} />;
    case 'save-view':
      return <SaveViewDialog {...dialog} onClose={onClose} />;
    case 'cancel-uploads':
      return <CancelDialog onClose={onClose} />;
    case 'archive':
      return <ArchiveDialog {...dialog} onClose={onClose} />;
    case 'renew':
      return <RenewDialog {...dialog} onClose={onClose} />;
    case 'copy-run':
      return <CopyRunDialog {...dialog} onClose={onClose} />;
    case 'archives':
      return <ArchivesDialog onClose={onClose} />;
    case 'archive-run':
      return <ArchiveRunDialog {...dialog} onClose={onClose} />;
    case 'archive-findings':
      return <FindingsDialog {...dialog} onClose={onClose} />;
    case 'rename-archive':
      return <RenameArchive {...dialog} onClose={onClose} />;
    case 'move':
      return <MoveDialog {...dialog} onClose={onClose} />;
    case 'check-links':
      return <CheckDialog {...dialog} onClose={onClose} />;
    case 'fresh-links':
      return <FreshDialog {...dialog} onClose={onClose} />;
    case 'compare':
      return <CompareDialog {...dialog} onClose={onClose} />;
    default:
      return dialog satisfies never;
  }
}
