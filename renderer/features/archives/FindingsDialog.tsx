import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { saveFindings, verifyArchive } from '../../actions/archiveActs.ts';
import { archiveOf, useArchives } from '../../stores/archivesStore.ts';
import { en } from '../../strings/en.ts';
import { nextMidnight } from '../../text/nextMidnight.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Times } from '../../ui/time/Times.tsx';
import { useNow } from '../../ui/time/useNow.ts';
import styles from './Archives.module.css';
import { verdictText } from './archiveText.ts';
import { useFindings } from './useFindings.ts';

const words = en.archives;
const lineHeight = 52;

/** File by file, what the last look at an archive found, however many those are. */
export function FindingsDialog({ archiveId, onClose }: { archiveId: string; onClose: () => void }) {
  const archive = useArchives(archiveOf(archiveId));
  const now = useNow(nextMidnight);
  const verified = archive?.verified ?? null;
  const { total, at, want } = useFindings(archiveId, verified?.at ?? 0);
  const title = words.findingsTitle(archive?.title ?? words.heading);
  const [saving, setSaving] = useState(false);
  return (
    <Dialog title={title} onClose={onClose}>
      {verified === null ? null : (
        <p>
          <Times of={verdictText(verified, now)} />
        </p>
      )}
      <p className={styles.hint}>{total === 0 ? words.findingsLost : words.findingsNote}</p>
      {total === null || total === 0 ? null : (
        <Lines label={title} total={total} at={at} want={want} />
      )}
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
        {total === 0 ? (
          <Button
            onPress={() => {
              onClose();
              verifyArchive(archiveId);
            }}
          >
            {words.verify}
          </Button>
        ) : (
          <Button
            isDisabled={total === null}
            isPending={saving}
            onPress={() => {
              setSaving(true);
              void saveFindings(archiveId).finally(() => setSaving(false));
            }}
          >
            {words.saveFindings}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

interface LinesProps {
  label: string;
  total: number;
  at: ReturnType<typeof useFindings>['at'];
  want: ReturnType<typeof useFindings>['want'];
}

function Lines({ label, total, at, want }: LinesProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const view = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => lineHeight,
    overscan: 6,
  });
  const lines = view.getVirtualItems();
  const first = lines[0]?.index ?? 0;
  const last = lines.at(-1)?.index ?? 0;
  useEffect(() => want(first, last), [want, first, last]);
  return (
    <div ref={scroll} className={styles.findings}>
      <ul
        // biome-ignore lint/a11y/noRedundantRoles: without bullets it is no list to some readers unless it says so.
        role="list"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what it is in scrolls by keys.
        tabIndex={0}
        aria-label={label}
        className={styles.all}
        style={{ height: view.getTotalSize() }}
      >
        {lines.map(({ index, start }) => {
          const found = at(index);
          return (
            <li
              key={index}
              ref={view.measureElement}
              data-index={index}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={styles.finding}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className={styles.strong}>
                {found === undefined ? '…' : words.kinds[found.kind]}
              </span>
              <bdi>{found?.path ?? ''}</bdi>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
