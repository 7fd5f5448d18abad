import type { Dialect } from '../../laml/protocol/dialect.ts';

const badPage = { status: 422, code: 54453, message: 'Page is invalid without a page token' };
const badToken = { status: 422, code: 21481, message: 'Invalid page token' };

export function signalwireDialect(observed: boolean): Dialect {
  return {
    provider: 'signalwire',
    // The official client asks for the short one, bodies name the long one (providers.md 5).
    bases: ['/api/laml/2010-04-01', '/2010-04-01'],
    mediaParent: 'Messages',
    xml: false,
    extension: '',
    messageSid: (uuid) => uuid,
    // The published samples have tails like this (providers.md 2.1).
    mediaSid: (uuid) => (observed ? `${uuid.slice(0, -2)}me` : uuid),
    uuidOf: (sid) => sid,
    textCounts: observed,
    textErrorCodes: true,
    textPageSize: observed,
    pageWords: 'page-first',
    pageRules: {
      size: { status: 422, code: 54454, message: 'Page size must be from 1 to 1000' },
      page: badPage,
      token: badToken,
    },
    badToken,
    middleStatus: 'initiated',
    undeletable: ['queued', 'initiated'],
    inProgress: {
      status: 422,
      code: 20009,
      message: 'The resource is still in progress and cannot be deleted',
    },
    unauthorized: { status: 401, code: 20003, message: 'Authentication Error - invalid username' },
    moreInfo: (code) =>
      `https://developer.signalwire.com/compatibility-api/reference/error-codes#${code}`,
    // What messages may carry (providers.md 2.5).
    accepts: [
      ...['mp4', 'mpeg', 'mpeg3', 'ogg', 'vorbis', 'vnd.wav', 'ac3', 'amr', 'midi'].map(
        (type) => `audio/${type}`,
      ),
      ...['jpeg', 'gif', 'png', 'bmp'].map((type) => `image/${type}`),
      ...['plain', 'calendar', 'vcard', 'x-vcard'].map((type) => `text/${type}`),
      ...['mpeg', 'mp4', 'quicktime', 'h264', '3gp'].map((type) => `video/${type}`),
    ],
    whatsApp: false,
    asksHead: false,
    namesFiles: false,
    losesTypes: false,
    signsLinks: false,
    loadHeader: null,
    defaults: {
      byteRoute: observed ? 'redirect' : 'direct',
      protected: false,
      redirectStatus: 302,
      hops: 1,
      mediaDelayMs: 0,
    },
  };
}
