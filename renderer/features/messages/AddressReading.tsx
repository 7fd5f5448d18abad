import type { Meaning, Reading } from '../../../shared/address.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { meaningText } from './addressWords.ts';
import styles from './Compose.module.css';

interface AddressReadingProps {
  /** Names the buttons for those who hear them. */
  label: string;
  reading: Reading;
  onChoose: (meaning: Meaning) => void;
}

const words = en.messages.reading;

/** What a typed address was taken for, before anything is sent to it; asks where it is not sure. */
export function AddressReading({ label, reading, onChoose }: AddressReadingProps) {
  if (reading.kind === 'ask') {
    const { meanings } = reading;
    return (
      <fieldset className={styles.ask} aria-label={label}>
        <legend>{meanings.length === 1 ? words.askOne : words.ask}</legend>
        {meanings.map((meaning) => (
          <Button key={meaning.address} size="small" onPress={() => onChoose(meaning)}>
            {meaningText(meaning)}
          </Button>
        ))}
      </fieldset>
    );
  }
  const meaning = reading.kind === 'one' ? reading.meaning : null;
  return (
    // Its room is kept, so that nothing moves while somebody types.
    <p
      className={`${styles.reading} ${meaning?.planned === false ? styles.doubtful : ''}`}
      aria-live="polite"
    >
      {meaning === null ? '\u00a0' : meaningText(meaning)}
    </p>
  );
}
