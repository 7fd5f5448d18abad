import type { Dialect } from './dialect.ts';
import type { Format } from './lamlFailure.ts';
import type { LamlRoute } from './lamlOptions.ts';

export interface Matched {
  readonly kind: 'route' | 'wrong-method' | 'unknown';
  /** It is null unless the kind is `route`. */
  readonly route: LamlRoute | null;
  readonly format: Format;
  readonly accountSid: string;
  readonly messageSid: string;
  readonly mediaSid: string;
}

type Resource = 'messages' | 'message' | 'media-list' | 'media' | 'bytes';

const routes: Readonly<Record<Resource, Readonly<Record<string, LamlRoute>>>> = {
  messages: { GET: 'messages', POST: 'send' },
  message: { GET: 'message', DELETE: 'delete-message' },
  'media-list': { GET: 'message-media' },
  media: { GET: 'get', DELETE: 'delete' },
  bytes: { GET: 'bytes', HEAD: 'bytes', DELETE: 'delete' },
};

export function matchLamlPath(dialect: Dialect, method: string, path: string): Matched {
  const base = dialect.bases.find((known) => path.startsWith(`${known}/`)) ?? '';
  const [, accountSid = '', parent = '', messageSid, list, mediaSid, extension] =
    /^\/Accounts\/([^/]+)\/(Messages?)(?:\/([^/.]+)(?:\/(Media)(?:\/([^/.]+))?)?)?(\.\w+)?$/.exec(
      base === '' ? '' : path.slice(base.length),
    ) ?? [];
  const format = formatOf(dialect, extension ?? /\.\w+$/.exec(path)?.[0]);
  const found = {
    format: format ?? 'json',
    accountSid,
    messageSid: messageSid ?? '',
    mediaSid: mediaSid ?? '',
  };
  // Whether the singular of the seed's lines works is unconfirmed; it does here (providers.md 3.2).
  const singular = parent === 'Message' && (!dialect.xml || messageSid === undefined);
  if (accountSid === '' || singular || format === null) {
    return { ...found, kind: 'unknown', route: null };
  }
  const methods = routes[resourceOf(messageSid, list, mediaSid, extension)];
  const route = Object.hasOwn(methods, method) ? methods[method] : undefined;
  return route === undefined
    ? { ...found, kind: 'wrong-method', route: null }
    : { ...found, kind: 'route', route };
}

function resourceOf(
  messageSid: string | undefined,
  list: string | undefined,
  mediaSid: string | undefined,
  extension: string | undefined,
): Resource {
  if (messageSid === undefined) return 'messages';
  if (list === undefined) return 'message';
  if (mediaSid === undefined) return 'media-list';
  return extension === undefined ? 'bytes' : 'media';
}

/** An extension that the dialect does not know gives null. */
function formatOf({ xml }: Dialect, extension: string | undefined): Format | null {
  if (extension === '.json') return 'json';
  if (extension === undefined) return xml ? 'xml' : 'json';
  return extension === '.xml' && xml ? 'xml' : null;
}
