import type { MediaId } from '../../shared/ids.ts';
import type { KeepCeiling } from '../../shared/keepalive/keepLimits.ts';
import type { Judged } from './judgeMembers.ts';
import type { KeepTable } from './keepTable.ts';
import type { Looked } from './look.ts';

const mayFail = ({ judgement, failure }: Judged, limited: boolean) =>
  failure !== null || (limited && judgement.kind === 'due');

/**
 * The items that are renewed before they expire, as far as is known: nobody has to do anything about their end. What is
 * paused, waits for an answer, failed before or stands behind a limit is none of them.
 */
export function renewing(
  table: Pick<KeepTable, 'keeps' | 'members'>,
  looked: Pick<Looked, 'judged' | 'limited' | 'cut'>,
  { enabled }: Pick<KeepCeiling, 'enabled'>,
): readonly MediaId[] {
  if (!enabled) return [];
  const keeps = table.keeps();
  if (keeps.length === 0) return [];
  const on = new Set(
    keeps.filter(({ id, state }) => state === 'on' && !looked.cut.has(id)).map(({ id }) => id),
  );
  const limited = new Set(looked.limited.map(({ keepId }) => keepId));
  const doubtful = new Set<string>();
  for (const [keepId, judged] of looked.judged) {
    for (const one of judged) {
      if (mayFail(one, limited.has(keepId))) doubtful.add(`${keepId} ${one.member.mediaId}`);
    }
  }
  const sure = table
    .members()
    .filter(
      ({ keepId, mediaId, state }) =>
        state === 'kept' && on.has(keepId) && !doubtful.has(`${keepId} ${mediaId}`),
    );
  return [...new Set(sure.map(({ mediaId }) => mediaId))];
}
