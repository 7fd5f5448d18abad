import { Label, Text, TextArea, TextField } from 'react-aria-components';
import styles from './Field.module.css';

interface TextBoxProps {
  name: string;
  label: string;
  value: string;
  /** Below it, for example how long the text is. */
  hint: string;
  maxLength: number;
  onChange: (value: string) => void;
}

/** Some lines of text. */
export function TextBox({ name, label, value, hint, maxLength, onChange }: TextBoxProps) {
  return (
    <TextField
      className={styles.field ?? ''}
      name={name}
      value={value}
      onChange={onChange}
      maxLength={maxLength}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <TextArea className={`${styles.input} ${styles.box}`} rows={3} />
      <Text slot="description" className={styles.hint ?? ''}>
        {hint}
      </Text>
    </TextField>
  );
}
