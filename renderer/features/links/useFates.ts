import { useEffect, useState } from 'react';
import type { Recognised } from '../../../shared/contract/linkChecks.ts';
import type { Failure } from '../../../shared/failure.ts';
import { notFound } from '../../../shared/failures.ts';
import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { renewItem } from '../../actions/renewing/renew.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { named } from '../../bridge/named.ts';
import { allCopyRuns, useCopyRuns } from '../../stores/copyRunsStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { en } from '../../strings/en.ts';

/** What can be done about an item that is gone. */
export type Fate =
  /** It was uploaded again, and is `row` since. */
  | { readonly kind: 'renewed'; readonly row: MediaRow }
  | { readonly kind: 'underway' }
  /** `failed`: it was tried from here, and nothing came of it. */
  | { readonly kind: 'possible'; readonly failed: boolean }
  | { readonly kind: 'impossible'; readonly failure: Failure };

export type Fates = ReadonlyMap<MediaId, Fate>;

/** As many as a plan names one by one. */
const mostPlanned = 12;
const none: Fates = new Map();

async function renewedAs(mediaId: MediaId): Promise<MediaRow | undefined> {
  const { after } = await client.copies.lineageOf({ mediaId });
  const alive = after.filter(({ kind, became }) => kind === 'renewal' && became.goneAt === null);
  return alive.at(-1)?.became;
}

async function planFor(ids: readonly MediaId[], tried: ReadonlySet<MediaId>): Promise<Fates> {
  const plan = await client.copies.plan({ items: await named(ids), to: 'same' });
  const going = new Set(plan.named.map(({ id }) => id));
  const fateOf = (id: MediaId): Fate => {
    if (going.has(id)) return { kind: 'possible', failed: tried.has(id) };
    const refused = plan.refused.find(({ first }) => first.includes(id));
    if (refused !== undefined) return { kind: 'impossible', failure: refused.failure };
    return plan.underway > 0 ? { kind: 'underway' } : { kind: 'impossible', failure: notFound };
  };
  return new Map(ids.map((id) => [id, fateOf(id)]));
}

async function fatesOf(ids: readonly MediaId[], tried: ReadonlySet<MediaId>): Promise<Fates> {
  const heirs = await Promise.all(ids.map(async (id) => ({ id, row: await renewedAs(id) })));
  const fates = new Map<MediaId, Fate>();
  for (const { id, row } of heirs) if (row !== undefined) fates.set(id, { kind: 'renewed', row });
  const left = ids.filter((id) => !fates.has(id));
  for (let start = 0; start < left.length; start += mostPlanned) {
    const told = await planFor(left.slice(start, start + mostPlanned), tried);
    for (const [id, fate] of told) fates.set(id, fate);
  }
  return fates;
}

/** What became of the items that are gone, as it is after each renewal; and what renews one. */
export function useFates(whose: readonly Recognised[]) {
  const [fates, setFates] = useState(none);
  const [tried, setTried] = useState<ReadonlySet<MediaId>>(new Set());
  const gone = whose.flatMap((one) =>
    one.kind === 'item' && one.row.goneAt !== null ? [one.row.id] : [],
  );
  const ids = [...new Set(gone)].join(' ');
  const runs = useCopyRuns((state) =>
    allCopyRuns(state)
      .map(({ id, state: at, done, failed }) => `${id} ${at} ${done} ${failed}`)
      .join(),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is done is a reason to ask anew.
  useEffect(() => {
    let over = false;
    const asked = gone.filter((id, at) => gone.indexOf(id) === at);
    if (asked.length === 0) return;
    fatesOf(asked, tried).then(
      (told) => {
        if (!over) setFates(told);
      },
      (error: unknown) => {
        if (!over) sayFailure(failureOf(error), { what: en.checks.fresh.failed });
      },
    );
    return () => {
      over = true;
    };
  }, [ids, runs, tried]);

  function renew(row: MediaRow): void {
    setFates((before) => new Map(before).set(row.id, { kind: 'underway' }));
    void renewItem(row).then(() => setTried((before) => new Set(before).add(row.id)));
  }
  return { fates, renew };
}
