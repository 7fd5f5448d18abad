import { type Failure, SatchelError } from '../../shared/failure.ts';
import { cancelled, invalidInput } from '../../shared/failures.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Clock } from '../base/clock.ts';
import type { Log } from '../base/log.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Compose, Session, SessionSource } from '../providers/provider.ts';
import type { MessageKinds } from './messageKinds.ts';
import type { MessageTable } from './messageTable.ts';

/** What sending messages and asking about them share. */
export interface MessageTools {
  readonly table: Pick<MessageTable, 'claimed'>;
  readonly jobs: () => Pick<Jobs<MessageKinds>, 'ledger' | 'settle'>;
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

/** A keychain that waits for a person may never answer. */
function whileWanted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new SatchelError(cancelled));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
