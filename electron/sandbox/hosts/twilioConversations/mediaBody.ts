import type { MediaRecord } from './records/chat.ts';

export interface MediaBodyDeps {
  readonly observed: boolean;
  readonly accountSid: string;
  readonly origin: () => string;
  /** What an instant is listed as. */
  readonly listed: (at: number) => number;
}

/** Words one media object; the two profiles differ where sources do (providers.md 4.2). */
export function createMediaBody({ observed, accountSid, origin, listed }: MediaBodyDeps) {
  return (media: MediaRecord, temporaryLink: string | null): Record<string, unknown> => {
    const path = `/v1/Services/${media.serviceSid}/Media/${media.sid}`;
    const url = observed ? path : `${origin()}${path}`;
    const createdAt = pacificTime(listed(media.storedAt));
    return {
      sid: media.sid,
      ...(!observed && { account_sid: accountSid }),
      service_sid: media.serviceSid,
      date_created: createdAt,
      ...(observed && { date_upload_updated: pacificTime(listed(media.storedAt) + 7) }),
      date_updated: createdAt,
      links: {
        content: `${url}/Content`,
        ...(temporaryLink !== null && { content_direct_temporary: temporaryLink }),
      },
      size: media.sizeBytes,
      content_type: media.contentType,
      [observed ? 'filename' : 'file_name']: media.name,
      author: observed ? (media.seeded ? null : 'system') : 'sender',
      ...(observed && { category: media.category, is_multipart_upstream: media.multipart }),
      message_sid: media.owner?.messageSid ?? null,
      channel_sid: media.owner?.conversationSid ?? null,
      url,
    };
  };
}

const offsetMs = 8 * 3_600_000;

/** `2026-01-05T01:14:03.120000-08:00`: with an offset and microseconds, as was seen (providers.md 4.2). */
function pacificTime(at: number): string {
  return new Date(at - offsetMs).toISOString().replace('Z', '000-08:00');
}
