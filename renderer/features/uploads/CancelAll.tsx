import { X } from 'lucide-react';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { activeUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { cancelAll } from './CancelDialog.tsx';

/** No more than these are cancelled without a question: they are in view, and each can be retried. */
const few = 5;

/** Gives up what is not done yet; asks before it does that to more than a few files. */
export function CancelAll() {
  const active = useUploads(activeUploads);
  if (active <= 1) return null;
  return (
    <Button
      size="small"
      onPress={() => (active > few ? openDialog({ kind: 'cancel-uploads' }) : cancelAll())}
    >
      <X aria-hidden />
      {en.uploads.cancelAll}
    </Button>
  );
}
