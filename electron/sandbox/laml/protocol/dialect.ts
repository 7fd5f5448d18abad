import type { Status } from '../messages/lamlMessage.ts';
import type { LamlFailure } from './lamlFailure.ts';
import type { LamlOptions, LamlProvider } from './lamlOptions.ts';

/** All in which the two APIs differ, as data; what serves them knows only this. */
export interface Dialect {
  readonly provider: LamlProvider;
  /** Bases that are served; the first is the one in `uri` members. */
  readonly bases: readonly [string, ...string[]];
  /** Path between base and message, in the media's own `uri`. */
  readonly mediaParent: 'Messages' | 'Message';
  /** XML where no extension asks for JSON, and for `.xml`. */
  readonly xml: boolean;
  /** What `uri` members of messages and lists end in. */
  readonly extension: '' | '.json';
  /** Makes a sid of a UUID. */
  readonly messageSid: (uuid: string, hasMedia: boolean) => string;
  readonly mediaSid: (uuid: string) => string;
  /** The UUID behind a message's sid; any text when it is none. */
  readonly uuidOf: (sid: string) => string;
  readonly textCounts: boolean;
  readonly textErrorCodes: boolean;
  readonly textPageSize: boolean;
  /** `start` and `end` in list bodies, and the order of the paging parameters. */
  readonly pageWords: 'size-first' | 'page-first';
  readonly pageRules: { size: LamlFailure; page: LamlFailure; token: LamlFailure } | null;
  readonly badToken: LamlFailure;
  readonly middleStatus: 'initiated' | 'sending';
  /** Statuses in which nothing of a message can be deleted. */
  readonly undeletable: readonly Status[];
  readonly inProgress: LamlFailure;
  readonly unauthorized: LamlFailure;
  readonly moreInfo: (code: number) => string;
  /** Content types that messages may carry; without subtype, all of the type. */
  readonly accepts: readonly string[];
  /** Takes `whatsapp:` addresses. */
  readonly whatsApp: boolean;
  /** Asks with HEAD before it gets a file. */
  readonly asksHead: boolean;
  /** Bytes carry their name. */
  readonly namesFiles: boolean;
  /** Of some files nobody knows the type: their senders did not say it. */
  readonly losesTypes: boolean;
  /** Protected bytes are reached by a signed link, not with the credentials alone. */
  readonly signsLinks: boolean;
  readonly loadHeader: string | null;
  readonly defaults: Required<
    Pick<LamlOptions, 'byteRoute' | 'protected' | 'redirectStatus' | 'hops' | 'mediaDelayMs'>
  > &
    Pick<LamlOptions, 'purgeAfterDays'>;
}
