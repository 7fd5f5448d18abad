import { ChevronsUpDown } from 'lucide-react';
import {
  Button as AriaButton,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import menu from '../menu/Menu.module.css';
import styles from './Field.module.css';

interface ComboFieldProps {
  name: string;
  label: string;
  hint: string;
  value: string;
  /** Offered, not required. */
  suggestions: readonly string[];
  onChange: (value: string) => void;
  validate: (value: string) => string | null;
  /** What was wrong when the form was sent is no longer. */
  mended?: boolean;
}

/** A line of text with suggestions below it; anything else can be typed as well. */
export function ComboField({ suggestions, value, onChange, validate, ...props }: ComboFieldProps) {
  return (
    <ComboBox
      className={styles.field ?? ''}
      name={props.name}
      allowsCustomValue
      isRequired
      menuTrigger="manual"
      inputValue={value}
      onInputChange={onChange}
      validate={({ inputValue }) => validate(inputValue)}
      items={suggestions.map((id) => ({ id }))}
      defaultFilter={() => true}
    >
      <Label className={styles.label ?? ''}>{props.label}</Label>
      <div className={styles.combo}>
        <Input className={styles.input ?? ''} spellCheck={false} autoComplete="off" />
        {suggestions.length === 0 ? null : (
          <AriaButton className={styles.open ?? ''}>
            <ChevronsUpDown aria-hidden />
          </AriaButton>
        )}
      </div>
      <Text slot="description" className={styles.hint ?? ''} aria-live="polite">
        {props.hint}
      </Text>
      {props.mended ? null : <FieldError className={styles.error ?? ''} />}
      <Popover className={menu.popover ?? ''} offset={4}>
        <ListBox<{ id: string }> className={menu.menu ?? ''}>
          {({ id }) => (
            <ListBoxItem id={id} textValue={id} className={menu.item ?? ''}>
              {id}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
