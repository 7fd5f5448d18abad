import { type PlivoMessage, stateOf } from './plivoMessages.ts';
import type { StoredObject } from './storedObject.ts';

/** How answers are worded; the two profiles differ where sources do (providers.md 1.2 to 1.4). */
export interface PlivoWording {
  object(object: StoredObject): Record<string, unknown>;
  stored(object: StoredObject): Record<string, unknown>;
  refused(name: string, refusal: Refusal): Record<string, unknown>;
  message(message: PlivoMessage, now: number): Record<string, unknown>;
  unauthorized(): Record<string, unknown>;
}

export interface Refusal {
  readonly statusCode: number;
  readonly errorCode: number;
  readonly errorMessage: string;
}

export interface WordingDeps {
  readonly observed: boolean;
  readonly accountPath: string;
  readonly mediaUrl: (id: string) => string;
  readonly nextRequestId: () => string;
  /** What an instant is listed as. */
  readonly listed: (at: number) => number;
}

export function createPlivoWording({
  observed,
  accountPath,
  mediaUrl,
  nextRequestId,
  listed,
}: WordingDeps): PlivoWording {
  const object = (stored: StoredObject) => ({
    content_type: stored.contentType,
    file_name: observed ? `/media/incoming/${stored.id.slice(0, 4)}/${stored.name}` : stored.name,
    media_id: stored.id,
    size: observed ? String(stored.sizeBytes) : stored.sizeBytes,
    upload_time: microseconds(listed(stored.storedAt)),
    [observed ? 'url' : 'media_url']: mediaUrl(stored.id),
  });
  return {
    object,
    stored: (stored) => ({
      ...object(stored),
      file_name: stored.name,
      status: 'success',
      status_code: 201,
    }),
    refused: (name, { statusCode, errorCode, errorMessage }) => ({
      file_name: name,
      status: 'failed',
      status_code: statusCode,
      error_code: errorCode,
      error_message: errorMessage,
    }),
    message(message, now) {
      const state = stateOf(message, now);
      const sentAt = listed(message.sentAt);
      return {
        message_uuid: message.id,
        message_type: message.type,
        message_direction: 'outbound',
        message_state: state,
        message_time: observed ? inIndia(sentAt) : inSeconds(sentAt, '+00:00'),
        from_number: message.from,
        to_number: message.to,
        powerpack_id: message.powerpackId,
        resource_uri: `${accountPath}Message/${message.id}/`,
        error_code: state === 'failed' ? message.errorCode : null,
        units: 1,
        total_rate: '0.01600',
        total_amount: '0.01600',
      };
    },
    unauthorized: () => {
      const error = 'authentication credentials were not provided';
      return observed ? { error } : { api_id: nextRequestId(), error };
    },
  };
}

/** `2026-01-05T09:14:03.120000Z`, as in the upload sample (providers.md 1.2). */
function microseconds(at: number): string {
  return new Date(at).toISOString().replace('Z', '000Z');
}

/** `2026-01-05 14:44:03+05:30`, as in a message of the fixtures (providers.md 1.5). */
function inIndia(at: number): string {
  return inSeconds(at + 5.5 * 3_600_000, '+05:30');
}

function inSeconds(at: number, zone: string): string {
  return new Date(at).toISOString().replace('T', ' ').replace(/\..*$/, zone);
}
