import { allArchives, archiveRuns, useArchives } from '../../stores/archivesStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Archives.module.css';
import { ScheduleFields } from './ScheduleFields.tsx';

const words = en.archives;

/** Of each archive where it is and when it is brought up to date, for the dialog of settings. */
export function ArchiveSettings() {
  const archives = useArchives(allArchives);
  const runs = useArchives(archiveRuns);
  return (
    <>
      {archives.length === 0 ? (
        <p className={styles.hint}>{words.none.text}</p>
      ) : (
        <ul className={styles.plainList}>
          {archives.map((archive) => (
            <li key={archive.id} className={styles.archive}>
              <div className={styles.titles}>
                <h4 className={styles.title}>
                  <bdi>{archive.title}</bdi>
                </h4>
                <p className={styles.hint}>{words.inFolder(archive.folderName)}</p>
              </div>
              {archive.filter === null ? null : (
                <ScheduleFields
                  archive={archive}
                  updating={runs.some(
                    (run) => run.archiveId === archive.id && run.state !== 'over',
                  )}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <Button onPress={() => openDialog({ kind: 'archives' })}>{words.manage}</Button>
    </>
  );
}
