import { useRef } from 'react';
import type { ContactCard } from '../../../../shared/contract/looking/looking.ts';
import { en } from '../../../strings/en.ts';
import { initialOf } from '../../../text/format.ts';
import stage from '../stage/Stage.module.css';
import { scrolls } from '../stage/scrollKeys.ts';
import { useStageKeys } from '../stage/stageKeys.ts';
import styles from './Pages.module.css';

const words = en.looking.card;

/** The people of a contact file, by what it says of them. */
export function Cards({ cards, cut }: { cards: readonly ContactCard[]; cut: boolean }) {
  const scroll = useRef<HTMLElement>(null);
  useStageKeys((event) => scrolls(event, scroll.current));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
    <section ref={scroll} className={styles.cards} aria-label={words.label} tabIndex={0}>
      {cards.map((card, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order.
        <Card key={position} card={card} />
      ))}
      {cut ? <p className={stage.footnote}>{words.cut}</p> : null}
    </section>
  );
}

function Card({ card: { name, facts } }: { card: ContactCard }) {
  return (
    <article className={styles.card}>
      <h3>
        <span className={styles.initial} aria-hidden>
          {initialOf(name ?? words.unnamed)}
        </span>
        <bdi>{name ?? words.unnamed}</bdi>
      </h3>
      <dl>
        {facts.map(({ of, label, value }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order.
          <div key={position}>
            <dt>
              {words[of]}
              {label === null ? null : <bdi className={styles.cardLabel}>{label}</bdi>}
            </dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}
