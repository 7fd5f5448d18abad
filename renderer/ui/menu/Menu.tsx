import { Check, ChevronRight } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import {
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  SubmenuTrigger,
} from 'react-aria-components';
import styles from './Menu.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly dangerous?: boolean;
  /** The keys that do the same. */
  readonly keys?: string;
  /** Present for an entry that is switched on and off; the menu stays open for the next. */
  readonly checked?: boolean;
  /** One of several of which one holds: the menu closes when it is chosen, as it does of others. */
  readonly closes?: boolean;
  /** Present for an entry that opens a menu of its own, and does nothing else. */
  readonly entries?: readonly (MenuEntry | 'separator')[];
  readonly run: () => void;
}

type Entries = readonly (MenuEntry | 'separator')[];

interface MenuButtonProps {
  /** The button that opens it. */
  trigger: ReactNode;
  entries: Entries;
}

export function MenuButton({ trigger, entries }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} offset={4}>
        <Items entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

interface ContextMenuProps {
  label: string;
  /** The point of the window at which it was asked for. */
  at: { readonly x: number; readonly y: number };
  entries: Entries;
  onClose: () => void;
}

/** A menu where the pointer or the keyboard asked for one, open for as long as it is mounted. */
export function ContextMenu({ label, at, entries, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={anchor}
        className={styles.anchor}
        style={{ insetInlineStart: at.x, top: at.y }}
        aria-hidden
      />
      <Popover
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        className={styles.popover ?? ''}
        aria-label={label}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
      >
        <Items label={label} entries={entries} onClose={onClose} />
      </Popover>
    </>
  );
}

interface ItemProps {
  entry: MenuEntry;
  /** Closes what it is in, where that does not hear of it: the menus around a submenu. */
  onDone?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
}

function Item({ entry, onDone, onClose }: ItemProps) {
  const { entries } = entry;
  const act = () => {
    entry.run();
    onDone?.();
  };
  const item = (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      {...(entries === undefined ? { onAction: act } : {})}
      {...(entry.checked === undefined || entry.closes ? { shouldCloseOnSelect: true } : {})}
      className={`${styles.item} ${entry.dangerous ? styles.dangerous : ''}`}
    >
      {entry.checked === undefined ? null : <Check className={styles.check} aria-hidden />}
      {entry.icon}
      <span>{entry.label}</span>
      {entry.keys === undefined ? null : <kbd className={styles.keys}>{entry.keys}</kbd>}
      {entries === undefined ? null : <ChevronRight className={styles.further} aria-hidden />}
    </MenuItem>
  );
  if (entries === undefined) return item;
  return (
    <SubmenuTrigger>
      {item}
      <Popover className={styles.popover ?? ''} offset={-2}>
        <Items label={entry.label} entries={entries} autoFocus={false} onDone={onDone ?? onClose} />
      </Popover>
    </SubmenuTrigger>
  );
}

interface ItemsProps {
  label?: string;
  entries: Entries;
  onClose?: () => void;
  /** A submenu is given the keyboard by what opens it. */
  autoFocus?: boolean;
  /** Called after something was chosen in a submenu, whose menus are open by themselves. */
  onDone?: (() => void) | undefined;
}

function Items({ label, entries, onClose, autoFocus = true, onDone }: ItemsProps) {
  const checked = entries.filter((entry) => entry !== 'separator' && entry.checked);
  return (
    <Menu
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(label !== undefined && autoFocus ? { autoFocus: 'first' as const } : {})}
      className={styles.menu ?? ''}
      {...(entries.some((entry) => entry !== 'separator' && entry.checked !== undefined)
        ? { selectionMode: 'multiple' as const }
        : {})}
      selectedKeys={checked.map((entry) => (entry === 'separator' ? '' : entry.id))}
      {...(onClose === undefined ? {} : { onClose })}
    >
      {entries.map((entry, index) =>
        entry === 'separator' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: separators have nothing else to be known by.
          <Separator key={`separator-${index}`} className={styles.separator ?? ''} />
        ) : (
          <Item key={entry.id} entry={entry} onDone={onDone} onClose={onClose} />
        ),
      )}
    </Menu>
  );
}
