import type { Audience } from '../../../shared/audience.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import styles from './Posting.module.css';
import { peopleGroups } from './postingText.ts';

const words = en.postings;

/** Everybody who receives it, by the channel that reaches them. */
export function PostingPeople({ audience }: { audience: Audience }) {
  const { people, unnamed, more } = audience;
  return (
    <dl className={styles.people} tabIndex={0} aria-label={words.receives}>
      {peopleGroups(people).map(({ title, names }) => (
        <div key={title} className={styles.group}>
          <dt>{title}</dt>
          <dd>
            {names.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they stay in their order, and two can have one name.
              <bdi key={index} className={styles.person}>
                {name}
              </bdi>
            ))}
          </dd>
        </div>
      ))}
      {unnamed > 0 ? (
        <div className={styles.group}>
          <dt>{words.whoUnnamed(unnamed, formatCount(unnamed))}</dt>
        </div>
      ) : null}
      {more ? (
        <div className={styles.group}>
          <dt>{words.more}</dt>
        </div>
      ) : null}
    </dl>
  );
}
