import type { ClipboardEvent, Ref } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import styles from './Field.module.css';

interface FieldProps {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  /** What became of what was just entered. */
  note?: string | undefined;
  placeholder?: string;
  secret?: boolean;
  code?: boolean;
  required?: boolean;
  /** A word beside the label, such as that it may stay empty. */
  mark?: string | undefined;
  autoFocus?: boolean;
  maxLength?: number;
  /** What is wrong with a value, or null; asked when the form is sent. */
  validate?: (value: string) => string | null;
  /** What was wrong when the form was sent is no longer. */
  mended?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** A labelled line of text, with a hint below it and what is wrong once the form was sent. */
export function Field({ hint, note, inputRef, code, secret, required, ...props }: FieldProps) {
  return (
    <TextField
      className={styles.field ?? ''}
      name={props.name}
      value={props.value}
      onChange={props.onChange}
      type={secret ? 'password' : 'text'}
      isRequired={required ?? false}
      autoComplete="off"
      autoFocus={props.autoFocus ?? false}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      {...(props.validate === undefined ? {} : { validate: props.validate })}
    >
      <Label className={styles.label ?? ''}>
        {props.label}
        {props.mark === undefined ? null : <span className={styles.optional}> {props.mark}</span>}
      </Label>
      <Input
        ref={inputRef ?? null}
        spellCheck={false}
        placeholder={props.placeholder ?? ''}
        className={`${styles.input} ${code ? styles.code : ''}`}
        onPaste={(event) => pasteWhole(event, props.onChange)}
      />
      {note === undefined ? null : (
        <p className={styles.note} aria-live="polite">
          {note}
        </p>
      )}
      {hint === undefined || hint === '' ? null : (
        <Text slot="description" className={styles.hint ?? ''} aria-live="polite">
          {hint}
        </Text>
      )}
      {props.mended ? null : <FieldError className={styles.error ?? ''} />}
    </TextField>
  );
}

/** A browser joins lines into one word before anybody hears of them; whoever takes the value wants to see where they were. */
function pasteWhole(
  event: ClipboardEvent<HTMLInputElement>,
  onChange: (value: string) => void,
): void {
  const text = event.clipboardData.getData('text/plain');
  if (!/[\r\n]/.test(text.trim())) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd, maxLength } = event.currentTarget;
  const before = value.slice(0, selectionStart ?? value.length);
  const whole = `${before}${text}${value.slice(selectionEnd ?? value.length)}`;
  onChange(maxLength > 0 ? whole.slice(0, maxLength) : whole);
}
