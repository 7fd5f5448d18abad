import type { Amount } from '../../../shared/contract/holdings.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import styles from './Holdings.module.css';

const words = en.holdings;

export interface Part extends Amount {
  readonly id: string;
  readonly label: string;
  /** What else it is called, where it is called by a name. */
  readonly detail?: string | undefined;
  /** What shows its items; null where no filter does. */
  readonly filter: MediaFilter | null;
}

interface PartsTableProps {
  /** By what they are told apart. */
  title: string;
  note?: string;
  parts: readonly Part[];
  onShow: (filter: MediaFilter) => void;
}

/** Parts of a whole, each with how many it has and how large it is, as numbers over bars of the largest one. */
export function PartsTable({ title, note, parts, onShow }: PartsTableProps) {
  if (parts.length === 0) return null;
  const most = Math.max(...parts.map(({ count }) => count));
  const largest = Math.max(...parts.map(({ bytes }) => bytes));
  return (
    <section className={styles.section}>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col">{words.count}</th>
            <th scope="col">{words.size}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ id, label, detail, filter, ...amount }) => (
            <tr key={id}>
              <th scope="row" title={detail === undefined ? label : `${label}\n${detail}`}>
                {filter === null ? (
                  <span className={styles.part}>
                    <Named label={label} detail={detail} />
                  </span>
                ) : (
                  <button type="button" className={styles.part} onClick={() => onShow(filter)}>
                    <Named label={label} detail={detail} />
                  </button>
                )}
              </th>
              <td>
                {formatCount(amount.count)}
                <Bar share={amount.count / most} look="count" />
              </td>
              <td>
                {sizeText(amount)}
                <Bar share={largest === 0 ? 0 : amount.bytes / largest} look="size" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {note === undefined ? null : <p className={styles.hint}>{note}</p>}
    </section>
  );
}

function Named({ label, detail }: Pick<Part, 'label' | 'detail'>) {
  return (
    <>
      <bdi className={styles.label}>{label}</bdi>{' '}
      {detail === undefined ? null : <bdi className={styles.detail}>{detail}</bdi>}
    </>
  );
}

function Bar({ share, look }: { share: number; look: 'count' | 'size' }) {
  return (
    <span className={styles.track} aria-hidden>
      {share === 0 ? null : (
        <span className={`${styles.bar} ${styles[look]}`} style={{ width: `${share * 100}%` }} />
      )}
    </span>
  );
}

function sizeText({ count, bytes, sized }: Amount): string {
  if (sized === 0) return words.unknown;
  const size = formatBytes(bytes);
  return sized === count ? size : words.partly(size, formatCount(count - sized));
}
