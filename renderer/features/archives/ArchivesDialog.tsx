import { Archive as ArchiveIcon } from 'lucide-react';
import { allArchives, useArchives } from '../../stores/archivesStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ArchiveRow } from './ArchiveRow.tsx';
import styles from './Archives.module.css';

const words = en.archives;

/** Every archive: where it is, how large, how it is kept up to date, and whether its files are as they were written. */
export function ArchivesDialog({ onClose }: { onClose: () => void }) {
  const archives = useArchives(allArchives);
  const make = () => {
    const title = en.library.views.all;
    openDialog({ kind: 'archive', what: { kind: 'filter', filter: {}, title } });
  };
  return (
    <Dialog title={words.heading} wide onClose={onClose}>
      {archives.length === 0 ? (
        <EmptyState icon={<ArchiveIcon aria-hidden />} title={words.none.title}>
          <p>{words.none.text}</p>
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {archives.map((archive) => (
            <ArchiveRow key={archive.id} archive={archive} />
          ))}
        </ul>
      )}
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
        <Button onPress={make}>{words.make}</Button>
      </DialogActions>
    </Dialog>
  );
}
