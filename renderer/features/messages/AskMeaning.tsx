import type { Meaning, Reading } from '../../../shared/address.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { meaningText } from './addressWords.ts';
import styles from './Compose.module.css';

interface AskMeaningProps {
  /** Names the buttons for those who hear them. */
  label: string;
  reading: Reading;
  onChoose: (meaning: Meaning) => void;
}

const words = en.messages.reading;

/** Asks what a typed address means, where a wrong guess would be a message to a stranger. */
export function AskMeaning({ label, reading, onChoose }: AskMeaningProps) {
  if (reading.kind !== 'ask') return null;
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
