import { useEffect, useState } from 'react';
import type { ArchiveRun } from '../../../shared/contract/archives.ts';
import type { Refusals } from '../../../shared/contract/runs.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { retryArchiveRun, showArchive } from '../../stores/archivesStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import styles from './Archives.module.css';
import { archiveRunText } from './runText.ts';

const words = en.archives;
/** Of each class so many items are named. */
const named = 5;

interface Told {
  readonly refused: Refusals;
  readonly rows: readonly MediaRow[];
}

/** What could not be archived and why, and their names; empty until it is told. */
function useRefused(runId: string): Told {
  const [told, setTold] = useState<Told>({ refused: [], rows: [] });
  useEffect(() => {
    let over = false;
    const ask = async () => {
      const refused = await client.archives.refusals({ runId });
      if (!over) setTold({ refused, rows: [] });
      if (refused.length === 0) return;
      const rows = await client.library.items({ mediaIds: refused.map(({ mediaId }) => mediaId) });
      if (!over) setTold({ refused, rows });
    };
    // How many they are is told already.
    ask().catch(() => {});
    return () => {
      over = true;
    };
  }, [runId]);
  return told;
}

/** How an archive ended, and by each reason what could not be archived. */
export function ArchiveRunDialog({ run, onClose }: { run: ArchiveRun; onClose: () => void }) {
  const { refused, rows } = useRefused(run.id);
  const { providerLabel } = useAccountIndex();
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const classes = new Map<string, string[]>();
  for (const { mediaId, failure } of refused) {
    const row = rowOf.get(mediaId);
    const provider = row === undefined ? en.shell.provider : providerLabel(row.accountId);
    const { why, remedy } = explain(failure, { provider });
    const sentence = `${why} ${remedy}`.trim();
    const names = classes.get(sentence) ?? [];
    names.push(row === undefined ? words.unnamed : titleOf(row));
    classes.set(sentence, names);
  }
  return (
    <Dialog title={words.failedTitle(run.failed, formatCount(run.failed))} onClose={onClose}>
      <p>{archiveRunText(run)}</p>
      <ul className={styles.findings}>
        {[...classes].map(([sentence, names]) => (
          <li key={sentence} className={styles.finding}>
            <span className={styles.strong}>
              {words.items(names.length, formatCount(names.length))}: {sentence}
            </span>
            {names.slice(0, named).map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two items may be called the same.
              <bdi key={at}>{name}</bdi>
            ))}
            {names.length > named ? (
              <span>{words.more(formatCount(names.length - named))}</span>
            ) : null}
          </li>
        ))}
      </ul>
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
        <Button onPress={() => showArchive(run.archiveId)}>{words.show}</Button>
        <Button
          look="primary"
          onPress={() => {
            onClose();
            retryArchiveRun(run.id);
          }}
        >
          {words.again}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
