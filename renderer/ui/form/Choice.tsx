import { Check, ChevronsUpDown } from 'lucide-react';
import {
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import styles from '../menu/Menu.module.css';

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { readonly id: T; readonly label: string }[];
  onChange: (value: T) => void;
  /** Below a label, as wide as its form, rather than in a toolbar. */
  block?: boolean;
  hint?: string;
}

export function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
  block,
  hint,
}: ChoiceProps<T>) {
  return (
    <Select
      {...(block ? {} : { 'aria-label': label })}
      className={block ? (styles.block ?? '') : ''}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      {block ? <Label className={styles.label ?? ''}>{label}</Label> : null}
      <AriaButton className={styles.selectButton ?? ''}>
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <ChevronsUpDown aria-hidden />
      </AriaButton>
      {hint === undefined || hint === '' ? null : (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.menu ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.id}
              id={option.id}
              textValue={option.label}
              className={styles.item ?? ''}
            >
              <Check className={styles.check} aria-hidden />
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
