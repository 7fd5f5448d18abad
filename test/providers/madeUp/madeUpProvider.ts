import { z } from 'zod';
import { bearerAuthorization } from '../../../electron/http/authorization.ts';
import { down } from '../../../electron/http/httpFailure.ts';
import { linkUrl, parseBaseUrl } from '../../../electron/http/httpOrigin.ts';
import { encodeRaw } from '../../../electron/http/rawBody.ts';
import { isOf } from '../../../electron/providers/answers/confirmed.ts';
import { openOutcome } from '../../../electron/providers/answers/openOutcome.ts';
import { readEntries } from '../../../electron/providers/answers/readEntries.ts';
import { isoInstantOf, nameOf, typeOf } from '../../../electron/providers/answers/wireValues.ts';
import type {
  OutgoingFile,
  Provider,
  RemoteItem,
  SendHooks,
  SendOutcome,
  Session,
} from '../../../electron/providers/provider.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { mediaRef, providerId } from '../../../shared/ids.ts';

const file = z.object({
  id: z.string().regex(/^\w+$/),
  title: z.unknown(),
  mime: z.unknown(),
  octets: z.number().int().nonnegative(),
  born: z.unknown(),
});

function itemOf(entry: unknown): RemoteItem {
  const told = file.safeParse(entry);
  if (!told.success) throw new SatchelError(down('unreadable-answer'));
  const { id, title, mime, octets, born } = told.data;
  return {
    ref: mediaRef.parse(id),
    messageRef: null,
    direction: null,
    name: nameOf(title),
    contentType: typeOf(mime),
    sizeBytes: octets,
    storedAt: isoInstantOf(born),
    usedAt: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    linkUrl: null,
  };
}

async function upload(
  { http }: Session,
  outgoing: OutgoingFile,
  { signal, beforeCommit, onProgress }: SendHooks,
): Promise<SendOutcome> {
  const body = encodeRaw(outgoing, { beforeCommit, onProgress });
  try {
    const answer = await http.send({
      method: 'PUT',
      path: `files/named/${encodeURIComponent(outgoing.name)}`,
      contentType: outgoing.contentType,
      contentLength: body.contentLength,
      body: body.body,
      schema: file,
      signal,
      onConnected: body.start,
    });
    const item = itemOf(answer);
    if (!body.committed() || !isOf(item, outgoing)) {
      throw new SatchelError(down('unreadable-answer'));
    }
    return { kind: 'stored', item };
  } catch (error) {
    if (!(error instanceof SatchelError)) throw error;
    if (body.committed()) return openOutcome(error);
    return { kind: 'failed', failure: body.fault()?.failure ?? error.failure };
  }
}

/** An API that nobody has: a token of its own, whole files by PUT, shares by PATCH. */
export const madeUp: Provider = {
  id: providerId.parse('madeUp'),
  label: 'Made-up Storage',
  pages: {
    keys: ({ team = 'all' }) => `https://console.made-up.example/${team}/tokens`,
    hosts: ['console.made-up.example'],
  },
  credentials: [
    {
      name: 'team',
      label: 'Team',
      hint: 'On the page of your team.',
      secret: false,
      pattern: '^[a-z0-9-]+$',
      placeholder: 'team-1',
    },
    {
      name: 'token',
      label: 'Access token',
      hint: 'On the page of your team, under Tokens.',
      secret: true,
      pattern: null,
      placeholder: '',
    },
  ],
  identityField: 'team',
  retention: {
    unused: { kind: 'until-removed' },
    used: { kind: 'until-removed' },
    certainty: 'assumed',
  },
  settlingMs: 0,
  endpoints: () => ({ baseUrl: 'https://api.made-up.example/v3' }),
  authorize: ({ token = '' }) => bearerAuthorization(token),
  async verify({ http }, signal) {
    await http.json({ method: 'GET', path: 'files', schema: z.looseObject({}), signal });
  },
  async list({ http }, cursor, signal) {
    const { files, next } = await http.json({
      method: 'GET',
      path: 'files',
      query: { from: cursor ?? '0' },
      schema: z.object({
        files: z.array(z.unknown()).max(100),
        next: z.number().int().nullable(),
      }),
      signal,
    });
    const { read } = readEntries(files, itemOf, ({ storedAt }) => storedAt);
    return { items: read, nextCursor: next === null ? null : String(next), total: null };
  },
  async stat({ http }, { ref }, signal) {
    const path = `files/${encodeURIComponent(ref)}`;
    return itemOf(await http.json({ method: 'GET', path, schema: file, signal }));
  },
  download: ({ http }, { ref }, signal) =>
    http.bytes(`${http.baseUrl}files/${encodeURIComponent(ref)}/content`, signal),
  readLink({ pathname, origin }, own) {
    const ref = /^\/v3\/files\/([\w-]+)\/content$/.exec(pathname)?.[1];
    if (ref === undefined || !own.includes(origin)) return null;
    return { account: null, item: { ref, messageRef: null } };
  },
  upload: {
    findable: 'by-listing',
    limits: { maxFileBytes: 5_000_000, maxFilesPerRequest: 1, accepts: ['text/plain'] },
    send: (session, files, hooks) =>
      Promise.all(files.map((outgoing) => upload(session, outgoing, hooks))),
  },
  remove: {
    takesMessage: false,
    async run({ http }, { ref }, signal) {
      const path = `files/${encodeURIComponent(ref)}`;
      await http.json({ method: 'DELETE', path, schema: z.undefined(), signal });
      return null;
    },
  },
  link: {
    kind: 'public',
    lifeMs: null,
    async make({ http }, { ref }, signal) {
      const path = `files/${encodeURIComponent(ref)}/share`;
      const schema = z.object({ address: z.string() });
      const { address } = await http.json({ method: 'PATCH', path, schema, signal });
      const url = linkUrl(address, parseBaseUrl(http.baseUrl));
      if (url === null) throw new SatchelError(down('unreadable-answer'));
      return { url: url.href, access: 'public', expiresAt: null };
    },
  },
  absences: { compose: 'It sends no messages; download a file and send it elsewhere.' },
};
