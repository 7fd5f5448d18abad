import type { StoredObject } from './storedObject.ts';

/** How answers are worded; the two profiles differ where sources do (providers.md 1.2 to 1.4). */
export interface PlivoWording {
  object(object: StoredObject): Record<string, unknown>;
  stored(object: StoredObject): Record<string, unknown>;
  refused(name: string, refusal: Refusal): Record<string, unknown>;
  unauthorized(): Record<string, unknown>;
}

export interface Refusal {
  readonly statusCode: number;
  readonly errorCode: number;
  readonly errorMessage: string;
}

export interface WordingDeps {
  readonly observed: boolean;
  readonly mediaUrl: (id: string) => string;
  readonly nextRequestId: () => string;
}

export function createPlivoWording({
  observed,
  mediaUrl,
  nextRequestId,
}: WordingDeps): PlivoWording {
  const object = (stored: StoredObject) => ({
    content_type: stored.contentType,
    file_name: observed ? `/media/incoming/${stored.id.slice(0, 4)}/${stored.name}` : stored.name,
    media_id: stored.id,
    size: observed ? String(stored.sizeBytes) : stored.sizeBytes,
    upload_time: microseconds(stored.storedAt),
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
