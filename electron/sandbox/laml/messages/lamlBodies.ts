import { jsonReply, type Reply } from '../../wire/reply.ts';
import type { Dialect } from '../protocol/dialect.ts';
import type { Format } from '../protocol/lamlFailure.ts';
import { xmlMembers, xmlReply } from '../protocol/xmlReply.ts';
import type { LamlMedia, LamlMessage } from './lamlMessage.ts';
import type { LamlWorld } from './lamlWorld.ts';

type Body = Record<string, unknown>;

/** How answers are worded (providers.md 2.2, 2.3, 3.2, 3.3). */
export interface LamlBodies {
  message(message: LamlMessage): Body;
  media(media: LamlMedia): Body;
  /** One thing alone. */
  reply(status: number, name: 'Message' | 'Media', body: Body, format: Format): Reply;
  /** Path of a list, as `uri` members have it. */
  listUri(messageSid?: string): string;
}

export function createLamlBodies(
  dialect: Dialect,
  accountSid: string,
  world: Pick<LamlWorld, 'progress' | 'counted'>,
  /** What an instant is listed as. */
  listed: (at: number) => number,
): LamlBodies {
  const { extension, mediaParent, textCounts, textErrorCodes } = dialect;
  const root = `${dialect.bases[0]}/Accounts/${accountSid}`;
  const date = (at: number) => rfc2822(listed(at));
  const number = (count: number) => (textCounts ? String(count) : count);
  const errorOf = ({ errorCode }: LamlMessage) => {
    if (errorCode === null) return null;
    return textErrorCodes ? String(errorCode) : errorCode;
  };
  return {
    message(message) {
      const { status, sentAt, updatedAt } = world.progress(message);
      const failed = status === 'failed' || status === 'undelivered';
      const { xml } = dialect;
      const price = message.inbound || sentAt === null ? null : -0.02;
      const uri = `${root}/Messages/${message.sid}`;
      return {
        sid: message.sid,
        account_sid: accountSid,
        api_version: '2010-04-01',
        body: message.body,
        date_created: date(message.createdAt),
        date_sent: sentAt === null ? null : date(sentAt),
        date_updated: date(updatedAt),
        direction: message.inbound ? 'inbound' : 'outbound-api',
        error_code: failed ? errorOf(message) : null,
        error_message: failed ? 'The message could not be delivered' : null,
        from: message.from,
        messaging_service_sid: message.serviceSid,
        num_media: number(world.counted(message)),
        // SignalWire counts segments as a number in every form of its pages.
        num_segments: xml ? '1' : 1,
        price: xml && price !== null ? price.toFixed(5) : price,
        price_unit: 'USD',
        status,
        subresource_uris: { media: `${uri}/Media${extension}` },
        to: message.to,
        uri: `${uri}${extension}`,
      };
    },
    media: ({ sid, messageSid, contentType, createdAt }) => ({
      sid,
      account_sid: accountSid,
      parent_sid: messageSid,
      content_type: contentType,
      date_created: date(createdAt),
      date_updated: date(createdAt + 1_000),
      uri: `${root}/${mediaParent}/${messageSid}/Media/${sid}.json`,
    }),
    reply: (status, name, body, format) =>
      format === 'xml' ? xmlReply(status, { [name]: xmlMembers(body) }) : jsonReply(status, body),
    listUri: (messageSid) =>
      messageSid === undefined
        ? `${root}/Messages${extension}`
        : `${root}/Messages/${messageSid}/Media${extension}`,
  };
}

/** `Mon, 05 Jan 2026 09:14:03 +0000` */
export function rfc2822(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
