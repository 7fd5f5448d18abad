import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Select,
  SelectValue,
  Separator,
  Text,
} from 'react-aria-components';
import styles from './Menu.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly dangerous?: boolean;
  /** Present for an entry that is switched on and off. */
  readonly checked?: boolean;
  readonly run: () => void;
}

interface MenuButtonProps {
  /** The button that opens it. */
  trigger: ReactNode;
  entries: readonly (MenuEntry | 'separator')[];
}

export function MenuButton({ trigger, entries }: MenuButtonProps) {
  const checked = entries.filter((entry) => entry !== 'separator' && entry.checked);
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} offset={4}>
        <Menu
          className={styles.menu ?? ''}
          {...(entries.some((entry) => entry !== 'separator' && entry.checked !== undefined)
            ? { selectionMode: 'multiple' as const }
            : {})}
          selectedKeys={checked.map((entry) => (entry === 'separator' ? '' : entry.id))}
        >
          {entries.map((entry, index) =>
            entry === 'separator' ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: separators have nothing else to be known by.
              <Separator key={`separator-${index}`} className={styles.separator ?? ''} />
            ) : (
              <MenuItem
                key={entry.id}
                id={entry.id}
                textValue={entry.label}
                onAction={entry.run}
                className={`${styles.item} ${entry.dangerous ? styles.dangerous : ''}`}
              >
                {entry.checked === undefined ? null : (
                  <Check className={styles.check} aria-hidden />
                )}
                {entry.icon}
                <span>{entry.label}</span>
              </MenuItem>
            ),
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

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
      {hint === undefined ? null : (
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
