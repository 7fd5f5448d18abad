import { useState } from 'react';
import { Form } from 'react-aria-components';
import { client, failureOf } from '../../bridge/client.ts';
import { archiveOf, useArchives } from '../../stores/archivesStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Field } from '../../ui/form/Field.tsx';
import styles from './Archives.module.css';

const words = en.archives;

/** Asks what an archive is called in Satchel; its folder keeps its name. */
export function RenameArchive({ archiveId, onClose }: { archiveId: string; onClose: () => void }) {
  const archive = useArchives(archiveOf(archiveId));
  const [title, setTitle] = useState(archive?.title ?? '');
  return (
    <Dialog title={words.renameTitle} onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          client.archives
            .rename({ archiveId, title: title.trim() })
            .catch((error: unknown) => sayFailure(failureOf(error), { archive: true }));
        }}
      >
        <Field
          autoFocus
          required
          name="title"
          label={words.name}
          maxLength={80}
          value={title}
          onChange={setTitle}
          validate={(value) => (value.trim() === '' ? words.needsName : null)}
        />
        <DialogActions>
          <Button slot="close">{words.cancel}</Button>
          <Button look="primary" type="submit">
            {words.save}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
