import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ItemFact } from '../../../shared/contract/itemFact.ts';
import type { MediaId } from '../../../shared/ids.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { formatInstant } from '../../text/format.ts';
import { formatUtc } from '../../text/formatFacts.ts';
import { IconButton } from '../../ui/Button.tsx';
import styles from './Facts.module.css';

function copy(mediaId: MediaId, fact: ItemFact): void {
  client.library.copyFact({ mediaId, fact }).then(
    () => say(en.facts.copied),
    (error: unknown) => sayFailure(failureOf(error)),
  );
}

/** Puts a fact of an item onto the clipboard; seen where the pointer or the keyboard is. */
export function CopyFact({ id, fact }: { id: MediaId; fact: ItemFact }) {
  return (
    <span className={styles.copy}>
      <IconButton size="small" label={en.facts.copy[fact]} onPress={() => copy(id, fact)}>
        <Copy />
      </IconButton>
    </span>
  );
}

interface FactProps {
  term: string;
  children: ReactNode;
  /** What of an item its button copies; none where there is nothing to copy. */
  of?: { readonly id: MediaId; readonly fact: ItemFact } | undefined;
  code?: boolean;
}

/** A line of a list of facts. */
export function Fact({ term, children, of, code = false }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{term}</dt>
      <dd className={code ? styles.code : ''}>
        <span className={styles.value}>{children}</span>
        {of === undefined ? null : <CopyFact {...of} />}
      </dd>
    </div>
  );
}

/** An instant by the clock of this computer; by UTC where the pointer is, and for who asks. */
export function Instant({ at, now }: { at: number; now: number }) {
  return (
    <time dateTime={formatUtc(at)} title={formatUtc(at)}>
      {formatInstant(at, now)}
    </time>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}
