import { Search, X } from 'lucide-react';
import { Button, Input, SearchField } from 'react-aria-components';
import { en } from '../../strings/en.ts';
import styles from './SearchBox.module.css';

interface SearchBoxProps {
  /** Says what is searched; shown as long as nothing is typed. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The Down and the Enter key lead from here into what was found. */
  onLeave?: () => void;
  className?: string;
  autoFocus?: boolean;
  /** The one that the keyboard's shortcut for searching goes to. */
  main?: boolean;
}

/** A line to search with, and what empties it; Escape does that too. */
export function SearchBox(props: SearchBoxProps) {
  const { label, value, onChange, onLeave, className, autoFocus, main } = props;
  return (
    <SearchField
      aria-label={label}
      className={`${styles.search} ${className ?? ''}`}
      value={value}
      onChange={onChange}
      maxLength={200}
      autoFocus={autoFocus ?? false}
    >
      <Search aria-hidden />
      <Input
        className={styles.input ?? ''}
        placeholder={label}
        spellCheck={false}
        onKeyDown={(event) => {
          const leaves = event.key === 'ArrowDown' || event.key === 'Enter';
          // The key that ends a word of a composed script is not meant for us.
          if (onLeave === undefined || !leaves || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onLeave();
        }}
        {...(main ? { 'data-search': true } : {})}
      />
      <Button className={styles.clear ?? ''} aria-label={en.library.emptyFilter.clear}>
        <X aria-hidden />
      </Button>
    </SearchField>
  );
}
