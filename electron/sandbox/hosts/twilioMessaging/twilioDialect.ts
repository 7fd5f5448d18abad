import type { Dialect } from '../../laml/protocol/dialect.ts';

export function twilioDialect(observed: boolean): Dialect {
  const plain = (uuid: string) => uuid.replaceAll('-', '');
  return {
    provider: 'twilioMessaging',
    bases: ['/2010-04-01'],
    // The seed's samples and its endpoint lines differ in this (providers.md 3.2).
    mediaParent: observed ? 'Messages' : 'Message',
    xml: true,
    extension: '.json',
    messageSid: (uuid, hasMedia) => `${hasMedia ? 'MM' : 'SM'}${plain(uuid)}`,
    mediaSid: (uuid) => `ME${plain(uuid)}`,
    uuidOf: (sid) => sid.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    textCounts: true,
    textErrorCodes: false,
    textPageSize: false,
    pageWords: 'size-first',
    pageRules: null,
    badToken: { status: 400, code: 20001, message: 'Page token is invalid' },
    middleStatus: 'sending',
    undeletable: ['queued', 'sending', 'sent'],
    // Neither status nor code is confirmed (providers.md 3.6).
    inProgress: {
      status: 409,
      code: 20009,
      message: 'Resource not complete: it cannot be deleted before it has a final status',
    },
    unauthorized: {
      status: 401,
      code: 20003,
      message: 'Authentication Error - invalid username',
      detail: 'Your AccountSid or AuthToken was incorrect.',
    },
    moreInfo: (code) => `https://www.twilio.com/docs/errors/${code}`,
    // What messages may carry (providers.md 3.7).
    accepts: [
      ...['image/jpeg', 'image/jpg', 'image/gif', 'image/png', 'image/bmp', 'image/tiff'],
      ...['image/heic', 'image/heif', 'audio', 'video', 'text/vcard', 'text/x-vcard', 'text/csv'],
      ...['text/rtf', 'text/richtext', 'text/calendar', 'text/directory'],
      ...['application/pdf', 'application/vcard', 'application/vnd.apple.pkpass'],
      ...['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint'],
    ],
    whatsApp: true,
    asksHead: true,
    namesFiles: true,
    losesTypes: true,
    signsLinks: true,
    loadHeader: 'twilio-concurrent-requests',
    defaults: {
      byteRoute: observed ? 'redirect' : 'direct',
      // Only accounts of before 2023-07-31 can be without it (providers.md 3.5).
      protected: true,
      redirectStatus: observed ? 307 : 302,
      hops: observed ? 2 : 1,
      mediaDelayMs: 1_500,
      // Every account that did not set fewer (providers.md 3.6).
      purgeAfterDays: 400,
    },
  };
}
