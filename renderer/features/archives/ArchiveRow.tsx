import { Ellipsis } from 'lucide-react';
import type { Archive } from '../../../shared/contract/archives.ts';
import { stopVerifying, updateArchive, verifyArchive } from '../../actions/archiveActs.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { archiveRuns, showArchive, useArchives } from '../../stores/archivesStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { nextMidnight } from '../../text/nextMidnight.ts';
import { Acts } from '../../ui/acts/Acts.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/menu/Menu.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Times } from '../../ui/time/Times.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import styles from './Archives.module.css';
import { hasFindings, lastText, verdictText } from './archiveText.ts';
import { archiveRunText } from './runText.ts';
import { ScheduleFields } from './ScheduleFields.tsx';

const words = en.archives;
const failed = (error: unknown) => sayFailure(failureOf(error), { archive: true });

async function forget({ id, title }: Archive): Promise<void> {
  try {
    await client.archives.forget({ archiveId: id });
    say(words.forgotten(title));
  } catch (error) {
    failed(error);
  }
}

export function ArchiveRow({ archive }: { archive: Archive }) {
  const now = useNow(nextMidnight);
  const { id, title, folderName, items, bytes, filter, verified, verifying } = archive;
  const run = useArchives(archiveRuns).find((one) => one.archiveId === id && one.state !== 'over');
  return (
    <li className={styles.archive}>
      <div className={styles.head}>
        <div className={styles.titles}>
          <h3 className={styles.title}>
            <bdi>{title}</bdi>
          </h3>
          <p className={styles.hint}>
            {words.size(items, formatCount(items), formatBytes(bytes))} ·{' '}
            {words.inFolder(folderName)}
          </p>
          <p className={styles.hint}>
            {run === undefined ? <Times of={lastText(archive, now)} /> : archiveRunText(run)}
          </p>
          {verified === null || verifying !== null ? null : (
            <p className={hasFindings(verified) ? styles.bad : styles.hint} role="status">
              <Times of={verdictText(verified, now)} />
            </p>
          )}
        </div>
        <Menu archive={archive} />
      </div>
      {verifying === null ? null : <Verifying id={id} title={title} {...verifying} />}
      <div className={styles.acts}>
        <Acts
          subject={title}
          layout={`${verifying !== null} ${run !== undefined}`}
          acts={[
            { label: words.show, run: () => showArchive(id) },
            ...(filter === null
              ? []
              : run === undefined
                ? [{ label: words.update, run: () => void updateArchive(id) }]
                : [{ label: words.updating, run: () => {}, pending: true }]),
            ...(verifying === null ? [{ label: words.verify, run: () => verifyArchive(id) }] : []),
          ]}
        />
      </div>
      {filter === null ? null : <ScheduleFields archive={archive} updating={run !== undefined} />}
    </li>
  );
}

function Menu({ archive }: { archive: Archive }) {
  const { id: archiveId, title, verified } = archive;
  const findings = {
    id: 'findings',
    label: words.findings,
    run: () => openDialog({ kind: 'archive-findings', archiveId }),
  };
  return (
    <MenuButton
      trigger={
        <IconButton size="small" label={words.menu(title)}>
          <Ellipsis />
        </IconButton>
      }
      entries={[
        ...(verified !== null && hasFindings(verified) ? [findings] : []),
        {
          id: 'rename',
          label: words.rename,
          run: () => openDialog({ kind: 'rename-archive', archiveId }),
        },
        { id: 'forget', label: words.forget, run: () => void forget(archive) },
      ]}
    />
  );
}

interface VerifyingProps {
  id: string;
  title: string;
  done: number;
  of: number;
  doneBytes: number;
  ofBytes: number;
}

function Verifying({ id, title, done, of, doneBytes, ofBytes }: VerifyingProps) {
  return (
    <div className={styles.acts}>
      <span className={styles.hint}>{words.verifying(formatCount(done), formatCount(of))}</span>
      <Progress
        label={en.names.of(words.verify, title)}
        value={ofBytes === 0 ? null : doneBytes / ofBytes}
      />
      <Acts
        subject={title}
        layout="verifying"
        acts={[{ label: words.stopVerifying, run: () => stopVerifying(id) }]}
      />
    </div>
  );
}
