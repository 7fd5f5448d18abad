import type { Failure } from '../../shared/failure.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { RetentionRule } from '../../shared/retention.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { Member, StoredKeep, StoredRenewal } from './keepTable.ts';
import { type Judgement, judgeKept } from './rules/judge.ts';
import type { KeepTime } from './time.ts';

/** What is known at one moment, to judge everything that is kept by. */
export interface Sight {
  readonly rows: ReadonlyMap<MediaId, StoredMedia>;
  readonly failed: ReadonlyMap<MediaId, StoredRenewal>;
  readonly underway: ReadonlySet<MediaId>;
  /** Being deleted in Satchel. */
  readonly removing: ReadonlySet<MediaId>;
  readonly ruleOf: (id: AccountId) => RetentionRule | null;
  readonly deletable: (id: AccountId) => boolean;
  readonly time: KeepTime;
}

/** One kept item, and what is to become of it; instants by the providers' clock. */
export interface Judged {
  readonly member: Member;
  readonly row: StoredMedia;
  readonly judgement: Judgement;
  readonly failure: Failure | null;
}

/** Failures that another try would meet again. */
const finals: ReadonlySet<Failure['kind']> = new Set([
  'cancelled',
  'file-rejected',
  'forbidden',
  'invalid-input',
  'not-found',
  'provider-refused',
]);
export const isFinal = (failure: Failure | null) => failure !== null && finals.has(failure.kind);

/** Judges a member; null where its account is no more. */
export function judgeMember(keep: StoredKeep, member: Member, sight: Sight): Judged | null {
  const { rows, failed, underway, removing, time } = sight;
  const { mediaId, times, confirmed } = member;
  const row = rows.get(mediaId);
  const rule = row === undefined ? null : sight.ruleOf(row.accountId);
  if (row === undefined || rule === null) return null;
  const { accountId } = row;
  const before = failed.get(mediaId);
  const trials =
    before === undefined
      ? null
      : {
          count: before.trials,
          lastAt: before.at - time.ofProvider(accountId, 0),
          final: isFinal(before.failure),
        };
  const judgement = judgeKept(
    {
      life: row,
      rule,
      removed: removing.has(mediaId) || member.state === 'deleted',
      deletable: sight.deletable(accountId),
      times,
      underway: underway.has(mediaId),
      trials,
      confirmed,
    },
    keep.limits,
    time.ofLibrary(accountId),
  );
  const byProvider = (at: number) => time.ofProvider(accountId, at);
  const shifted: Judgement =
    judgement.kind === 'wait'
      ? { ...judgement, at: byProvider(judgement.at), endsAt: byProvider(judgement.endsAt) }
      : judgement.kind === 'due' || judgement.kind === 'ask'
        ? { ...judgement, endsAt: byProvider(judgement.endsAt) }
        : judgement;
  return { member, row, judgement: shifted, failure: before?.failure ?? null };
}
