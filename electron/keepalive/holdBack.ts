import type { AccountId } from '../../shared/ids.ts';
import type { KeepCeiling } from '../../shared/keepalive/keepLimits.ts';
import { expiryOf, type RetentionRule } from '../../shared/retention.ts';
import type { KeepTable, StoredKeep } from './keepTable.ts';
import type { MemberDeps } from './members.ts';
import { heldBack } from './rules/hold.ts';

interface HoldDeps extends Pick<MemberDeps, 'byIds'> {
  readonly table: KeepTable;
  readonly ruleOf: (id: AccountId) => RetentionRule | null;
}

/** Holds items back that are more than the limits allow, and takes them in again where there is room. */
export function holdBack(
  keeps: readonly StoredKeep[],
  { mostItems }: Pick<KeepCeiling, 'mostItems'>,
  { table, byIds, ruleOf }: HoldDeps,
): void {
  const limits = new Map(keeps.map((keep) => [keep.id, keep.limits]));
  const members = table.members().filter(({ keepId }) => limits.has(keepId));
  const some = members.filter(({ state }) => state === 'kept' || state === 'held');
  const asks = members.filter(({ state }) => state === 'asks');
  const rows = new Map(byIds(some.map(({ mediaId }) => mediaId)).map((row) => [row.id, row]));
  const holdable = some.map((member) => {
    const row = rows.get(member.mediaId);
    const rule = row === undefined ? null : ruleOf(row.accountId);
    const endsAt =
      row === undefined || rule === null
        ? null
        : expiryOf(rule, { ...row, goneAt: null }).expiresAt;
    const { keepId, mediaId, state } = member;
    return { keepId, mediaId, held: state === 'held', endsAt, member };
  });
  const asked = (keepId: string) => asks.filter((one) => one.keepId === keepId).length;
  const held = heldBack(holdable, {
    // What a person is asked about keeps its place.
    mostItems: mostItems - asks.length,
    mostOf: (keepId) => (limits.get(keepId)?.mostItems ?? 0) - asked(keepId),
  });
  const changed = holdable.filter((one) => held.has(one) !== one.held);
  if (changed.length === 0) return;
  table.atomically(() => {
    for (const { member, held: was } of changed) {
      const { keepId, mediaId, confirmed } = member;
      table.setMember(keepId, mediaId, was ? 'kept' : 'held', confirmed);
    }
  });
}
