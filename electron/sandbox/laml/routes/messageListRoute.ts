import type { LamlBodies } from '../messages/lamlBodies.ts';
import type { LamlMessage } from '../messages/lamlMessage.ts';
import type { LamlWorld } from '../messages/lamlWorld.ts';
import type { Dialect } from '../protocol/dialect.ts';
import type { LamlHandler } from '../protocol/lamlCall.ts';
import { notFound } from '../protocol/lamlFailure.ts';
import { listReply } from '../protocol/listReply.ts';
import { dateFilter, inRange } from './dateFilter.ts';

export interface RouteDeps {
  readonly dialect: Dialect;
  readonly world: LamlWorld;
  readonly bodies: LamlBodies;
  /** What an instant is listed as, and filtered by. */
  readonly listed: (at: number) => number;
}

const dayMs = 24 * 3_600_000;

export const badDate = { status: 400, code: 20001, message: 'The date is not valid' };

/** `GET Messages`: all messages, newest first; there is no filter for those with media. */
export function createMessageListRoute({ dialect, world, bodies, listed }: RouteDeps): LamlHandler {
  return async (call) => {
    return async () => {
      const { query } = call;
      const sent = dateFilter(query, 'DateSent');
      if (sent === 'bad') return call.fail(badDate);
      const [from, to, status] = ['From', 'To', 'Status'].map((name) => query.get(name) ?? '');
      const fits = (message: LamlMessage) => {
        if (from !== '' && message.from !== from) return false;
        if (to !== '' && message.to !== to) return false;
        if (!sent && status === '') return true;
        const progress = world.progress(message);
        const sentAt = progress.sentAt === null ? null : listed(progress.sentAt);
        return (status === '' || progress.status === status) && inRange(sent, sentAt);
      };
      const row = {
        // Sent is after created, and soon: what cannot be in the range is not even looked at.
        newest: sent ? world.keyAt(sent.until) : world.newestKey(),
        oldest: sent ? Math.max(world.oldestKey, world.keyAt(sent.from - dayMs)) : world.oldestKey,
        keyOf: world.keyOf,
        at: (key: number) => {
          const message = world.at(key);
          return message && fits(message) ? message : null;
        },
      };
      return listReply(dialect, call, row, {
        key: 'messages',
        xml: ['Messages', 'Message'],
        uri: bodies.listUri(),
        body: bodies.message,
      });
    };
  };
}

/** `GET Messages/{sid}` */
export function createMessageRoute({ world, bodies }: RouteDeps): LamlHandler {
  return async ({ messageSid, format, path, fail }) => {
    return async () => {
      const message = world.message(messageSid);
      if (!message) return fail(notFound(path));
      return bodies.reply(200, 'Message', bodies.message(message), format);
    };
  };
}
