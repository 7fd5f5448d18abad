import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { nameOf, type Target } from '../../stores/library/target.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { beginCopies } from './copyRuns.ts';

const words = en.renewing;

async function renewOne(target: Target): Promise<void> {
  const plan = await client.copies.plan({ items: await nameOf(target), to: 'same' });
  // Where there is anything to say of it, it is said before anything is done.
  if (plan.count !== 1) {
    openDialog({ kind: 'renew', target, plan });
    return;
  }
  const { name } = await beginCopies(plan.token);
  say(words.begun(name ?? words.unnamed));
}

/** Renews one item; answers once that was begun, asked about or refused, which is said. */
export async function renewItem(row: MediaRow): Promise<void> {
  try {
    await renewOne({ rows: [row], count: 1, accountIds: [row.accountId], kept: null });
  } catch (error) {
    sayFailure(failureOf(error));
  }
}

/** A second press that soon is part of the first: a double click, or a key and the mouse at once. */
const onePressMs = 1_000;
let pressed: { readonly id: MediaId | undefined; readonly at: number } | null = null;

/** One item is renewed at once; many are asked about, with how many and how much that is. */
export function renew(target: Target): void {
  if (target.count > 1) {
    openDialog({ kind: 'renew', target, plan: null });
    return;
  }
  const [before, at] = [pressed, performance.now()];
  pressed = { id: target.rows[0]?.id, at };
  if (before?.id === pressed.id && before !== null && at - before.at < onePressMs) return;
  renewOne(target).catch((error: unknown) => sayFailure(failureOf(error)));
}
