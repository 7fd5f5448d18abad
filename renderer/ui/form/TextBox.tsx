import { Label, Text, TextArea, TextField } from 'react-aria-components';
import styles from './Field.module.css';

interface TextBoxProps {
  name: string;
  label: string;
  value: string;
  /** Below it, for example how long the text is. */
  hint: string;
  maxLength: number;
  /** Whether it is language, so that misspelled words are underlined. */
  spelled?: boolean;
  onChange: (value: string) => void;
}

/** Chromium's checker never ends on a text without any letter in some Electrons (electron/electron#44336). */
const hasLetters = (text: string) => /\p{L}/u.test(text);

/** Some lines of text. */
export function TextBox(props: TextBoxProps) {
  const { name, label, value, hint, maxLength, spelled = true, onChange } = props;
  return (
    <TextField
      className={styles.field ?? ''}
      name={name}
      value={value}
      onChange={onChange}
      maxLength={maxLength}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <TextArea
        className={`${styles.input} ${styles.box}`}
        rows={3}
        spellCheck={spelled && hasLetters(value)}
      />
      <Text slot="description" className={styles.hint ?? ''}>
        {hint}
      </Text>
    </TextField>
  );
}
