import { useCallback } from 'react';
import type { JobId } from '../shared/ids.ts';
import { ComposeDialog, type ComposeDialogProps } from './features/messages/ComposeDialog.tsx';
import { jobOf } from './stores/uploads/uploadBook.ts';
import { useUploads } from './stores/uploads/uploadsStore.ts';

/** The dialog of a message with the uploads of its smaller copies: alone, so that only it is drawn with them. */
export function ComposeMessage(props: Omit<ComposeDialogProps, 'jobOf'>) {
  const book = useUploads((uploads) => uploads.book);
  return <ComposeDialog {...props} jobOf={useCallback((id: JobId) => jobOf(book, id), [book])} />;
}
