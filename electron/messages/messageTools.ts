import { type Failure, SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import { whileWanted } from '../base/whileWanted.ts';
import type { LaneTools } from '../jobs/laneClient.ts';
import type { Compose } from '../providers/composing.ts';
import type { Session, SessionSource } from '../providers/provider.ts';
import type { MessageKinds } from './messageKinds.ts';
import type { MessageTable } from './messageTable.ts';

/** What sending messages and asking about them share. */
export interface MessageTools {
  readonly table: Pick<MessageTable, 'claimed'>;
  readonly ledger: LaneTools<MessageKinds>['ledger'];
  readonly settle: LaneTools<MessageKinds>['settle'];
  readonly sessions: SessionSource;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
  readonly failureOf: (error: unknown) => Failure;
}

export interface BoundCompose {
  readonly compose: Compose;
  readonly session: Session;
}

/** Throws SatchelError when the account cannot send, and as soon as nobody waits for it any more. */
export async function boundCompose(
  sessions: SessionSource,
  accountId: AccountId,
  signal: AbortSignal,
): Promise<BoundCompose> {
  const { provider, session } = await whileWanted(sessions(accountId), signal);
  if (provider.compose) return { compose: provider.compose, session };
  throw new SatchelError(invalidInput('no-compose'));
}
