import type { Keep, KeptAlive, KeptItem, KeptState } from '../../shared/contract/keepAlive.ts';
import { type KeepCeiling, keptUntil } from '../../shared/keepalive/keepLimits.ts';
import type { MediaRow } from '../../shared/media.ts';
import { expiryOf, type RetentionRule } from '../../shared/retention.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import type { Judged } from './judgeMembers.ts';
import type { KeepTable, Member, StoredKeep } from './keepTable.ts';
import type { Looked } from './look.ts';
import { withinDay } from './rules/plan.ts';

export const notLooked: Looked = {
  keeps: [],
  judged: new Map(),
  limited: [],
  cut: new Set(),
  againInMs: null,
};

const isKept = ({ state }: Member) => state === 'kept' || state === 'asks';

/** When the next of these is renewed. */
function nextOf(judged: readonly Judged[]): number | null {
  const waits = judged.flatMap(({ judgement }) => (judgement.kind === 'wait' ? judgement.at : []));
  return waits.length === 0 ? null : Math.min(...waits);
}

/** All keeps as the window is told of them, by what the last look told; `now` is by the providers' clock. */
export function shownKeeps(
  table: KeepTable,
  looked: Looked,
  now: number,
  ceiling: Pick<KeepCeiling, 'mostDays'>,
): KeptAlive {
  const members = table.members();
  const lately = withinDay(table.begunAfter(now - 2 * 86_400_000), now);
  const keeps = table.keeps().map((keep): Keep => {
    const { id, of, title, limits, state, end, failure } = keep;
    const until = keptUntil(limits, keep.setAt ?? keep.madeAt, ceiling);
    const past = now >= until.at;
    const own = members.filter(({ keepId }) => keepId === id);
    const count = (is: (member: Member) => boolean) => own.filter(is).length;
    return {
      id,
      of,
      title,
      limits,
      untilAt: until.at,
      cut: until.cut ? (past ? 'now' : 'later') : null,
      state,
      end,
      failure,
      items: count(isKept),
      asks: count((one) => one.state === 'asks'),
      held: count((one) => one.state === 'held'),
      stopped: count((one) => !isKept(one) && one.state !== 'held'),
      limited: looked.limited.find(({ keepId }) => keepId === id)?.items ?? 0,
      today: lately.filter(({ keepId }) => keepId === id).length,
      renewed: table.renewed(id),
      nextAt: state === 'on' && !past ? nextOf(looked.judged.get(id) ?? []) : null,
      changedAt: table.changes(id, 0, 1)[0]?.at ?? null,
    };
  });
  const live = new Set(
    keeps.filter(({ state, cut }) => state !== 'over' && cut !== 'now').map(({ id }) => id),
  );
  const on = new Set(keeps.filter(({ state }) => state === 'on').map(({ id }) => id));
  const due = new Map(
    [...looked.judged].flatMap(([keepId, judged]) =>
      judged.map(({ member, judgement }) => [
        `${keepId} ${member.mediaId}`,
        judgement.kind === 'wait' && on.has(keepId) ? judgement.at : null,
      ]),
    ),
  );
  const kept = members.filter((one) => isKept(one) && live.has(one.keepId));
  return {
    keeps,
    kept: kept.map(({ keepId, mediaId }) => ({
      mediaId,
      keepId,
      renewsAt: due.get(`${keepId} ${mediaId}`) ?? null,
    })),
  };
}

function stateOf(member: Member, judged: Judged | undefined, limited: boolean): KeptState {
  if (member.state !== 'kept') return member.state;
  switch (judged?.judgement.kind) {
    case 'underway':
      return 'renewing';
    case 'due':
      return limited ? 'limited' : 'waiting';
    case 'lasts':
      return 'lasting';
    case 'removing':
      return 'removing';
    default:
      return 'waiting';
  }
}

interface ItemsDeps {
  readonly byIds: (ids: Member['mediaId'][]) => readonly StoredMedia[];
  readonly rowOf: (row: StoredMedia) => MediaRow;
  readonly ruleOf: (row: StoredMedia) => RetentionRule | null;
}

/** Some items of a keep: those that end first are first, what is kept no more is last. */
export function shownItems(
  { id }: Pick<StoredKeep, 'id'>,
  table: KeepTable,
  looked: Looked,
  { start, count }: { readonly start: number; readonly count: number },
  { byIds, rowOf, ruleOf }: ItemsDeps,
): KeptItem[] {
  const judged = new Map((looked.judged.get(id) ?? []).map((one) => [one.member.mediaId, one]));
  const limited = looked.limited.some(({ keepId }) => keepId === id);
  const members = table.members().filter(({ keepId }) => keepId === id);
  const rows = new Map(byIds(members.map(({ mediaId }) => mediaId)).map((row) => [row.id, row]));
  const items = members.flatMap((member): KeptItem[] => {
    const row = rows.get(member.mediaId);
    if (row === undefined) return [];
    const known = judged.get(member.mediaId);
    const rule = ruleOf(row);
    const endsAt = rule === null ? null : expiryOf(rule, { ...row, goneAt: null }).expiresAt;
    const { times } = member;
    return [
      {
        row: rowOf(row),
        state: stateOf(member, known, limited),
        endsAt,
        renewsAt: known?.judgement.kind === 'wait' ? known.judgement.at : null,
        times,
        failure: known?.failure ?? table.renewal(member.mediaId)?.failure ?? null,
      },
    ];
  });
  const rank = ({ state, endsAt }: KeptItem) => {
    if (state === 'asks') return Number.NEGATIVE_INFINITY;
    const over =
      state === 'deleted' || state === 'ended' || state === 'times' || state === 'refused';
    return over ? Number.POSITIVE_INFINITY : (endsAt ?? Number.MAX_VALUE);
  };
  return items
    .sort((one, other) => {
      const [a, b] = [rank(one), rank(other)];
      return a === b ? one.row.id - other.row.id : a - b;
    })
    .slice(start, start + count);
}
