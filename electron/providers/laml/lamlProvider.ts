import { SatchelError } from '../../../shared/failure.ts';
import { unauthorized } from '../../../shared/failures.ts';
import { providerId } from '../../../shared/ids.ts';
import { down } from '../../http/httpFailure.ts';
import type { Provider, Session } from '../provider.ts';
import type { LamlAccount } from './api.ts';
import { getMedia, getMessage, listMessages } from './api.ts';
import { alikeMessages, findMessage, sendMessage } from './compose.ts';
import type { Dialect } from './dialect.ts';
import { enumerate, walk } from './enumerate.ts';
import { bytesUrl, forgetProtection, makeLink } from './makeLink.ts';
import { mediaOfMessage, removeMedia, removeMessage } from './removeMedia.ts';
import { onlyNamed, toItem, toMessage, toStatus } from './translate.ts';

/** The provider that speaks this dialect of the messaging API (providers.md 2 and 3). */
export function lamlProvider(dialect: Dialect): Provider {
  const { label, pages, credentials, identityField, retention, authorize } = dialect;
  const accountOf = (session: Session): LamlAccount => {
    const account = encodeURIComponent(session.credentials[dialect.accountField] ?? '');
    return { session, root: `${dialect.prefix}Accounts/${account}/` };
  };
  return {
    id: providerId.parse(dialect.id),
    label,
    pages,
    credentials,
    identityField,
    ...(dialect.boundElsewhere && { boundElsewhere: dialect.boundElsewhere }),
    retention,
    settlingMs: dialect.settlingMs.media,
    endpoints: (given) => ({ baseUrl: dialect.origin(given) }),
    authorize,

    async verify(session, signal) {
      try {
        await listMessages(accountOf(session), { PageSize: '1' }, signal);
      } catch (error) {
        // An account that is not there is a wrong sid.
        const unknown = error instanceof SatchelError && error.failure.kind === 'not-found';
        throw unknown ? new SatchelError(unauthorized) : error;
      }
    },
    list(session, cursor, signal, options) {
      if (cursor === null) forgetProtection(session);
      return enumerate(accountOf(session), cursor, signal, options);
    },
    walk(session, cursor, signal, options = {}) {
      if (cursor === null) forgetProtection(session);
      return walk(accountOf(session), cursor, signal, options);
    },
    listsNewer: true,
    async stat(session, item, signal) {
      const media = await getMedia(accountOf(session), item, signal);
      const seen = toItem(media, onlyNamed(item.messageRef ?? ''));
      if (seen.ref !== item.ref) throw new SatchelError(down('unreadable-answer'));
      return seen;
    },
    async download(session, item, signal, options) {
      const url = bytesUrl(accountOf(session), item);
      const download = await session.http.bytes(url, signal, options);
      // One provider's pages say that this address tells of the media instead (providers.md 2.2).
      if (download.contentType !== 'application/json') return download;
      download.body.destroy();
      throw new SatchelError(down('unreadable-answer'));
    },
    link: {
      ...(dialect.protection.kind === 'signed'
        ? { kind: 'usually-temporary', lifeMs: dialect.protection.lifeMs }
        : { kind: 'unless-protected', lifeMs: null }),
      make: (session, item, signal) => makeLink(dialect, accountOf(session), item, signal),
    },
    readLink: dialect.readLink,
    remove: {
      takesMessage: false,
      run: (session, item, signal) => removeMedia(dialect, accountOf(session), item, signal),
      message: {
        run: (session, sid, signal) => removeMessage(accountOf(session), sid, signal),
        async stat(session, sid, signal) {
          await getMessage(accountOf(session), sid, signal);
        },
        media: (session, sid, signal) => mediaOfMessage(accountOf(session), sid, signal),
      },
    },
    compose: {
      limits: dialect.composeLimits,
      needsPublicLinks: true,
      settlingMs: dialect.settlingMs.message,
      senderPool: dialect.senderPool,
      send: (session, message, hooks) => sendMessage(dialect, accountOf(session), message, hooks),
      async status(session, messageRef, signal) {
        return toStatus(toMessage(await getMessage(accountOf(session), messageRef, signal)));
      },
      alike: (session, message, since, signal) =>
        alikeMessages(dialect, accountOf(session), message, since, signal),
      find: (session, message, since, signal, known) =>
        findMessage(dialect, accountOf(session), message, since, signal, known),
    },
    absences: { upload: dialect.uploadAbsence },
  };
}
