import { useEffect, useRef, useState } from 'react';
import { useAddAbsence } from '../../stores/accounts/accountsInView.ts';
import { knownUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { change, isTrayOpen, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { Boundary } from '../../ui/fault/Boundary.tsx';
import { useKeptFocus } from '../../ui/focus/useKeptFocus.ts';
import type { OnlyRows } from './listRows.ts';
import { followRefusals } from './offersStore.ts';
import { RateLimits } from './RateLimits.tsx';
import { RemedyBar } from './RemedyBar.tsx';
import styles from './Tray.module.css';
import { TrayBar } from './TrayBar.tsx';
import { lineWithKeyboard, UploadList } from './UploadList.tsx';
import { useUploadNews } from './useUploadNews.ts';

const words = en.uploads;

/** The uploads below the library: a line that tells how they do, and the files behind it. */
export function Tray() {
  const open = useView(isTrayOpen);
  return (
    <Boundary part="uploads" of={open}>
      <Uploads open={open} />
    </Boundary>
  );
}

function Uploads({ open }: { open: boolean }) {
  const { batches, tally } = useUploads(knownUploads);
  const [wanted, setWanted] = useState<OnlyRows | null>(null);
  const left = { undecided: tally.undecided, failed: tally.failed - tally.undecided };
  const only = wanted !== null && left[wanted] > 0 ? wanted : null;
  const had = useRef(false);
  had.current ||= tally.all > 0;
  const area = useRef<HTMLElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  // What is pressed here often goes by that: the keyboard stays in its row, or in the tray at least.
  useKeptFocus(area, (lost) => {
    const inList = lost.some(({ tagName }) => tagName === 'LI');
    return (inList ? lineWithKeyboard(area.current) : null) ?? toggle.current;
  });
  useEffect(followRefusals, []);
  useUploadNews();
  const filter = (rows: OnlyRows | null) => {
    setWanted(rows);
    if (rows !== null) change({ trayOpen: true });
  };
  return (
    <section
      ref={area}
      tabIndex={-1}
      data-region="uploads"
      className={styles.tray}
      aria-label={words.region}
    >
      <TrayBar toggle={toggle} open={open} only={only} onOnly={filter} />
      {open ? (
        <>
          <RateLimits />
          <RemedyBar />
          {tally.all === 0 ? (
            <Nothing cleared={had.current} />
          ) : (
            <UploadList batches={batches} only={only} />
          )}
        </>
      ) : null}
    </section>
  );
}

/** What is said in place of a list that is empty: what would fill it, or why nothing does. */
function Nothing({ cleared }: { cleared: boolean }) {
  const absence = useAddAbsence();
  if (cleared && absence === null) return <p className={styles.none}>{words.allClear}</p>;
  return <p className={styles.none}>{absence === null ? words.none : words.noneHere(absence)}</p>;
}
