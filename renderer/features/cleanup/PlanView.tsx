import type { CleanupAct, CleanupPlan } from '../../../shared/contract/cleanup.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatBytes, formatCount, formatInstant } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import { Exact } from '../../ui/time/Exact.tsx';
import styles from './Cleanup.module.css';
import { copiesText } from './copiesText.ts';
import { nothingText } from './nothingText.ts';

const words = en.cleanup.plan;
const monthFormat = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short' });

interface Sized {
  items: number;
  bytes: number;
  unsized: number;
}

function sizeText({ items, bytes, unsized }: Sized): string {
  if (unsized === items) return words.allUnsized;
  const known = formatBytes(bytes);
  return unsized === 0 ? known : `${known} ${words.unsized(formatCount(unsized))}`;
}

function monthText(month: string | null): string {
  if (month === null) return words.noDate;
  const [year = 0, number = 1] = month.split('-').map(Number);
  return monthFormat.format(new Date(year, number - 1, 1));
}

interface PlanViewProps {
  plan: CleanupPlan;
  act: CleanupAct;
  /** What the archive is called in which all of it is to be first. */
  archive: string | null;
}

/** Exactly what goes: how much, of whom, from when, what of it, and what stays and why. */
export function PlanView({ plan, act, archive }: PlanViewProps) {
  const { items, messages, others, archived, underway, refused, sample } = plan;
  const total = formatCount(items);
  return (
    <>
      {items === 0 ? (
        <p className={styles.hint}>{nothingText(plan)}</p>
      ) : (
        <>
          <div className={styles.words}>
            {messages === 0 ? null : <p className={styles.loud}>{words.textGoes}</p>}
            <p>{copiesText(plan, act, archive)}</p>
            <p>
              <Exact at={plan.at} text={words.asOf(formatInstant(plan.at, plan.at))} />
            </p>
          </div>
          <dl className={styles.numbers}>
            <dt>{words.items}</dt>
            <dd>{total}</dd>
            {messages === 0 ? null : (
              <>
                <dt>{words.messages}</dt>
                <dd>{formatCount(messages)}</dd>
              </>
            )}
            <dt>{words.size}</dt>
            <dd>{sizeText(plan)}</dd>
            <dt>{words.archived}</dt>
            <dd>{words.of(formatCount(archived), total)}</dd>
            {others === 0 ? null : (
              <>
                <dt>{words.others}</dt>
                <dd>{formatCount(others)}</dd>
              </>
            )}
          </dl>
          <Pictures label={words.sample} rows={sample} count={items - others} />
          {others === 0 ? null : (
            <Pictures label={words.others} rows={plan.othersNamed} count={others} />
          )}
          <Tables plan={plan} />
        </>
      )}
      <Refused refused={refused} />
      {underway === 0 ? null : (
        <p className={styles.hint}>{words.underway(underway, formatCount(underway))}</p>
      )}
    </>
  );
}

interface PicturesProps {
  label: string;
  rows: readonly MediaRow[];
  /** All of them. */
  count: number;
}

function Pictures({ label, rows, count }: PicturesProps) {
  const more = count - rows.length;
  return (
    <ul className={styles.pictures} aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} className={styles.picture} title={titleOf(row)}>
          <Thumbnail row={row} variant="thumb" small />
          <span className={styles.unseen}>{titleOf(row)}</span>
        </li>
      ))}
      {more > 0 ? (
        <li className={styles.more}>{en.removal.andMore(more, formatCount(more))}</li>
      ) : null}
    </ul>
  );
}

function Tables({ plan: { accounts, months } }: { plan: CleanupPlan }) {
  const { accountLabel } = useAccountIndex();
  const several = accounts.length > 1;
  return (
    <>
      {several ? (
        <details className={styles.details}>
          <summary>{words.byAccount}</summary>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.account}</th>
                <th scope="col">{words.items}</th>
                <th scope="col">{words.size}</th>
              </tr>
            </thead>
            <tbody>
              {accounts.map((of) => (
                <tr key={of.accountId}>
                  <th scope="row">
                    <bdi>{accountLabel(of.accountId)}</bdi>
                  </th>
                  <td>{formatCount(of.items)}</td>
                  <td>{sizeText(of)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ) : null}
      <details className={styles.details} open={months.length < 7}>
        <summary>{words.byMonth}</summary>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.month}</th>
              {several ? <th scope="col">{words.account}</th> : null}
              <th scope="col">{words.items}</th>
              <th scope="col">{words.size}</th>
            </tr>
          </thead>
          <tbody>
            {months.map((of) => (
              <tr key={`${of.accountId} ${of.month}`}>
                <th scope="row">{monthText(of.month)}</th>
                {several ? (
                  <td className={styles.text}>
                    <bdi>{accountLabel(of.accountId)}</bdi>
                  </td>
                ) : null}
                <td>{formatCount(of.items)}</td>
                <td>{sizeText(of)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}

function Refused({ refused }: Pick<CleanupPlan, 'refused'>) {
  const { providerLabel } = useAccountIndex();
  if (refused.length === 0) return null;
  return (
    <ul className={styles.refused}>
      {refused.map(({ failure, items, first }) => {
        const [row] = first;
        const provider = row === undefined ? en.shell.provider : providerLabel(row.accountId);
        const why = explain(failure, { provider }).why;
        return (
          <li key={`${provider} ${why}`}>
            <strong>{words.refused(items, formatCount(items))}</strong>
            <span>{why}</span>
          </li>
        );
      })}
    </ul>
  );
}
