import { useEffect, useRef } from 'react';
import { addressText } from '../../../shared/address.ts';
import type { Suggestion } from '../../../shared/contract/library.ts';
import type { Completion } from '../../../shared/query/completeQuery.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import styles from './SearchField.module.css';

const words = en.find;

interface SuggestionsProps {
  id: string;
  options: readonly Completion[];
  active: number | null;
  people: readonly Suggestion[];
  onAccept: (option: Completion) => void;
  onPoint: (active: number) => void;
}

/** What may be meant by what is typed, below the search; the keyboard stays in that. */
export function Suggestions({ id, options, active, people, onAccept, onPoint }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active !== null) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label={words.suggestions} className={styles.list}>
      {options.map((option, at) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the keyboard stays in the search, which names the active one.
        // biome-ignore lint/a11y/useKeyWithClickEvents: as above.
        <div
          key={option.insert}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          className={styles.option}
          // The keyboard stays where it is.
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => onPoint(at)}
          onClick={() => onAccept(option)}
        >
          <Said option={option} people={people} />
        </div>
      ))}
    </div>
  );
}

function Said({ option, people }: { option: Completion; people: readonly Suggestion[] }) {
  if (option.kind === 'recent') {
    return (
      <>
        <bdi className={styles.insert}>{option.insert}</bdi>{' '}
        <span className={styles.meaning}>{words.recent}</span>
      </>
    );
  }
  if (option.kind === 'key') {
    return (
      <>
        <span className={styles.insert}>{option.insert}</span>{' '}
        <span className={styles.meaning}>{words.keys[option.key]}</span>
      </>
    );
  }
  const known = people.find(({ value }) => value === option.value);
  if (known === undefined) return <bdi className={styles.insert}>{option.insert}</bdi>;
  return (
    <>
      <span className={styles.insert}>
        {option.key}:<bdi>{known.name ?? addressText(known.value)}</bdi>
      </span>{' '}
      <span className={styles.meaning}>
        {known.name === null ? null : <bdi>{addressText(known.value)} · </bdi>}
        {words.count(known.count, formatCount(known.count))}
      </span>
    </>
  );
}
