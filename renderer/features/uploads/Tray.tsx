import { useEffect, useRef, useState } from 'react';
import { useAddAbsence } from '../../stores/accounts/accountsInView.ts';
import { knownUploads, useUploads } from '../../stores/uploads/uploadsStore.ts';
import { change, isTrayOpen, useView } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';
import { Boundary } from '../../ui/fault/Boundary.tsx';
import { useKeptFocus } from '../../ui/focus/useKeptFocus.ts';
import { followRefusals } from './offersStore.ts';
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
  const [wantFailed, setWantFailed] = useState(false);
  const onlyFailed = wantFailed && tally.failed > 0;
  const area = useRef<HTMLElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  // What is pressed here often goes by that: the keyboard stays in its row, or in the tray at least.
  useKeptFocus(area, (lost) => {
    const inList = lost.some(({ tagName }) => tagName === 'LI');
    return (inList ? lineWithKeyboard(area.current) : null) ?? toggle.current;
  });
  useEffect(followRefusals, []);
  useUploadNews();
  const filter = (only: boolean) => {
    setWantFailed(only);
    if (only) change({ trayOpen: true });
  };
  return (
    <section
      ref={area}
      tabIndex={-1}
      data-region="uploads"
      className={styles.tray}
      aria-label={words.region}
    >
      <TrayBar toggle={toggle} open={open} onlyFailed={onlyFailed} onOnlyFailed={filter} />
      {open ? (
        <>
          <RemedyBar />
          {tally.all === 0 ? <Nothing /> : <UploadList batches={batches} onlyFailed={onlyFailed} />}
        </>
      ) : null}
    </section>
  );
}

/** What is said in place of a list that is empty: what would fill it, or why nothing does. */
function Nothing() {
  const absence = useAddAbsence();
  return <p className={styles.none}>{absence === null ? words.none : words.noneHere(absence)}</p>;
}
