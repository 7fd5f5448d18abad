import { useState } from 'react';
import type { CopyPlan, CopyRemedy } from '../../../shared/contract/copies.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { promiseOf } from '../../../shared/links/promise.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import { type AccountIndex, useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { useRows } from '../../stores/library/useRows.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatCount, formatType } from '../../text/format.ts';
import { promiseText } from '../../text/lasting/promiseText.ts';
import { refusedReasons } from '../../text/refusedReasons.ts';
import type { Timed } from '../../text/timed.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import { RefusedList } from '../../ui/RefusedList.tsx';
import { Times } from '../../ui/time/Times.tsx';
import styles from './Moving.module.css';

const words = en.moves;

interface MovePlanProps {
  plan: CopyPlan;
  to: AccountId;
  /** Which of the remedies, by their positions. */
  chosen: ReadonlySet<number>;
  onChoose: (chosen: ReadonlySet<number>) => void;
  /** Whether what is there already goes once more. */
  again: boolean;
  onAgain: (again: boolean) => void;
}

/** What links to what was just uploaded to an account promise, in words; null where it has none. */
function promiseThere(to: AccountId, index: AccountIndex, now: number): Timed | null {
  const provider = index.providerOf(to);
  const link = provider?.capabilities.link ?? null;
  if (provider === undefined || link === null) return null;
  const life = { storedAt: now, usedAt: null, seenAt: now, goneAt: null };
  const { retention: rule, capabilities } = provider;
  const facts = { rule, life, link, remove: capabilities.remove, access: index.linksOf(to) };
  return promiseText(promiseOf(facts, now), provider.label, now).main;
}

function sizeText({ bytes, unknownSizes, count }: CopyPlan): string {
  const unsized = words.unsized(unknownSizes, formatCount(unknownSizes));
  if (unknownSizes === 0) return formatBytes(bytes);
  return unknownSizes === count ? unsized : `${formatBytes(bytes)} + ${unsized}`;
}

function remedyText({ remedy, items }: CopyRemedy): string {
  const many = en.archives.items(items, formatCount(items));
  return remedy.kind === 'convert'
    ? words.remedy.convert(many, formatType(remedy.to, null))
    : words.remedy[remedy.kind](many);
}

/** Why nothing goes as it is. */
function nothingIn({ there, underway, refused }: CopyPlan): string {
  if (refused.length > 0) return words.nothing;
  return there > 0 ? words.nothingThere : underway > 0 ? words.nothingAlready : words.nothing;
}

/** What goes, what does not and why, and what new links promise. */
export function MovePlan({ plan, to, chosen, onChoose, again, onAgain }: MovePlanProps) {
  const index = useAccountIndex();
  const { count, bytes, freeBytes, accounts, named, underway, remedies, refused } = plan;
  const [now] = useState(providerNow);
  const rows = useRows(refused.flatMap(({ first }) => first));
  const promise = promiseThere(to, index, now);
  const nothing = nothingIn(plan);
  const items = formatCount(count);
  return (
    <>
      {count === 0 ? (
        <p>{nothing}</p>
      ) : (
        <>
          <dl className={styles.numbers}>
            <dt>{words.items}</dt>
            <dd>{items}</dd>
            <dt>{words.size}</dt>
            <dd>{sizeText(plan)}</dd>
            <dt>{words.from}</dt>
            <dd>{accounts.map(({ accountId }) => index.accountLabel(accountId)).join(', ')}</dd>
            {promise === null ? null : (
              <>
                <dt>{words.promise}</dt>
                <dd>
                  <Times of={promise} />
                </dd>
              </>
            )}
          </dl>
          <ul className={styles.pictures} aria-label={words.items}>
            {named.map((row) => (
              <li key={row.id} className={styles.picture} title={titleOf(row)}>
                <Thumbnail row={row} variant="thumb" small />
                <span className={styles.unseen}>{titleOf(row)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {underway === 0 ? null : (
        <p className={styles.hint}>{words.underway(underway, formatCount(underway))}</p>
      )}
      {plan.there === 0 ? null : (
        <p className={styles.hint}>{words.there(plan.there, formatCount(plan.there))}</p>
      )}
      {plan.again === 0 ? null : (
        <label className={styles.remedy}>
          <input
            type="checkbox"
            checked={again}
            onChange={({ currentTarget: { checked } }) => onAgain(checked)}
          />
          {words.again(plan.again, formatCount(plan.again))}
        </label>
      )}
      {freeBytes === null || freeBytes >= bytes ? null : (
        <p className={styles.bad}>{words.low(formatBytes(freeBytes))}</p>
      )}
      {remedies.length === 0 ? null : (
        <fieldset className={styles.remedies}>
          <legend>{words.remedies}</legend>
          {remedies.map((offer, at) => (
            <label key={remedyText(offer)} className={styles.remedy}>
              <input
                type="checkbox"
                checked={chosen.has(at)}
                onChange={({ currentTarget: { checked } }) => {
                  const next = new Set(chosen);
                  if (checked) next.add(at);
                  else next.delete(at);
                  onChoose(next);
                }}
              />
              {remedyText(offer)}
            </label>
          ))}
        </fieldset>
      )}
      <RefusedList
        label={words.refused}
        reasons={refusedReasons(refused, rows, () => index.providerLabel(to))}
      />
    </>
  );
}
