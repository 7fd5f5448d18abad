import { useSpoken } from '../../stores/notices/spokenStore.ts';
import styles from './Spoken.module.css';

/** The live region of the uploads; for the window itself, since what is beside an open dialog is not read out. */
export function Spoken() {
  const { sentence, number } = useSpoken();
  return (
    // By this name React Aria knows what it must not make inert.
    <p className={styles.spoken} role="status" aria-live="polite" data-live-announcer="true">
      {/* The same words again would change nothing, and not be read. */}
      <span key={number}>{sentence}</span>
    </p>
  );
}
