import type { Reply } from '../../wire/reply.ts';
import type { Conversation, MediaRecord } from './records/chat.ts';
import { twilioError } from './twilioError.ts';

export interface AttachRules {
  readonly media: (sid: string) => MediaRecord | null;
  readonly refusedTypes: readonly string[];
  readonly limitBytes: number;
  /** Statuses are unconfirmed (providers.md 4.7). */
  readonly goneStatus: number;
}

/** Why a message may not carry this media, or null when it may. */
export function refuseAttach(
  rules: AttachRules,
  conversation: Conversation,
  mediaSid: string,
): Reply | null {
  if (mediaSid === '') return twilioError(400, 50506, 'Media SID is missing');
  if (!/^ME[0-9a-f]{32}$/.test(mediaSid)) return twilioError(400, 50510, 'Invalid media SID');
  const media = rules.media(mediaSid);
  if (!media) return twilioError(rules.goneStatus, 50507, 'Media not found');
  if (media.serviceSid !== conversation.serviceSid) {
    return twilioError(400, 50510, 'Media SID does not belong to this service');
  }
  // An object has one message at most: `message_sid` is a single field (providers.md 4.2).
  if (media.owner) return twilioError(400, 50510, 'Media already belongs to a message');
  if (rules.refusedTypes.includes(media.contentType)) {
    return twilioError(400, 50511, 'Media content type is not allowed');
  }
  if (media.sizeBytes > rules.limitBytes) return twilioError(400, 50512, 'Media is too large');
  return null;
}
