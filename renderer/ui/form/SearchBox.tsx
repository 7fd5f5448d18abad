import { Search, X } from 'lucide-react';
import { Button, Input, SearchField } from 'react-aria-components';
import { en } from '../../strings/en.ts';
import styles from './SearchBox.module.css';

interface SearchBoxProps {
  /** Says what is searched; shown as long as nothing is typed. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  className?: string;
  autoFocus?: boolean;
  /** The one that the keyboard's shortcut for searching goes to. */
  main?: boolean;
}

/** A line to search with, and what empties it; Escape does that too. */
export function SearchBox({ label, value, onChange, className, autoFocus, main }: SearchBoxProps) {
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
        {...(main ? { 'data-search': true } : {})}
      />
      <Button className={styles.clear ?? ''} aria-label={en.library.emptyFilter.clear}>
        <X aria-hidden />
      </Button>
    </SearchField>
  );
}
