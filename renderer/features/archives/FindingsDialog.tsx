import { useEffect, useState } from 'react';
import type { ArchiveFinding } from '../../../shared/contract/archives.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { archiveOf, useArchives } from '../../stores/archivesStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import styles from './Archives.module.css';

const words = en.archives;
const shown = 200;

/** File by file, what the last look at an archive found. */
export function FindingsDialog({ archiveId, onClose }: { archiveId: string; onClose: () => void }) {
  const archive = useArchives(archiveOf(archiveId));
  const [told, setTold] = useState<{ total: number; findings: readonly ArchiveFinding[] }>();
  useEffect(() => {
    let over = false;
    client.archives.findings({ archiveId, start: 0, count: shown }).then(
      (found) => {
        if (!over) setTold(found);
      },
      (error: unknown) => sayFailure(failureOf(error)),
    );
    return () => {
      over = true;
    };
  }, [archiveId]);
  const more = told === undefined ? 0 : told.total - told.findings.length;
  return (
    <Dialog title={words.findingsTitle(archive?.title ?? words.heading)} onClose={onClose}>
      <p className={styles.hint}>{words.findingsNote}</p>
      <ul className={styles.findings}>
        {told?.findings.map(({ kind, path }) => (
          <li key={`${kind} ${path}`} className={styles.finding}>
            <span className={styles.strong}>{words.kinds[kind]}</span>
            <bdi>{path}</bdi>
          </li>
        ))}
        {more > 0 ? <li className={styles.finding}>{words.more(formatCount(more))}</li> : null}
      </ul>
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
