import type { Credentials, RemoteItem } from '../../electron/providers/provider.ts';
import type { LamlProvider } from '../../electron/sandbox/laml/protocol/lamlOptions.ts';
import type { Route } from '../../electron/sandbox/sandbox.ts';
import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';
import type { LinkKind } from '../../shared/link.ts';
import { accountOf, ask } from '../sandbox/laml/accounts.ts';
import { type Stored, storedByConversations, storedByLaml, storedByPlivo } from './storedFiles.ts';

/** What is asked of each API beyond what is asked of all; a new provider declares its own here. */
export interface Expectation {
  readonly uploads: {
    /** Files a request. */
    readonly atOnce: number;
    readonly route: Route;
  } | null;
  readonly removes: boolean;
  readonly composes: boolean;
  readonly links: LinkKind | null;
  /** Most items that a page may hold, and whether their number is told. */
  readonly pageSize: number;
  readonly total: number | null;
  readonly listRoute: Route;
  /** In place of some of what the practice line says. */
  readonly replaced?: Credentials;
  stored(sandbox: Sandbox): Stored[] | Promise<Stored[]>;
  /** Ends the life of an item at the provider. */
  end(sandbox: Sandbox, item: RemoteItem): unknown;
  /** Credentials that are wrong, each in one respect. */
  wrong(sandbox: Sandbox): readonly Credentials[];
}

const laml = (id: LamlProvider): Omit<Expectation, 'wrong'> => ({
  uploads: null,
  removes: true,
  composes: true,
  links: id === 'twilioMessaging' ? 'usually-temporary' : 'unless-protected',
  pageSize: 1_000,
  total: null,
  listRoute: 'messages',
  stored: (world) => storedByLaml(world, id),
  end: (world, { messageRef }) =>
    ask(accountOf(world, id), `Messages/${messageRef}.json`, { method: 'DELETE' }),
});

export const expectations: Readonly<Record<string, Expectation>> = {
  plivo: {
    uploads: { atOnce: 10, route: 'upload' },
    removes: false,
    composes: true,
    links: 'public',
    pageSize: 20,
    total: 45,
    listRoute: 'list',
    stored: storedByPlivo,
    end: (world) => world.wind(2 * 365 * 86_400_000),
    wrong: (): Credentials[] => [{ authToken: 'wrong' }, { authId: 'MAWRONGWRONGWRONG001' }],
  },
  twilioConversations: {
    uploads: { atOnce: 1, route: 'mcs-upload' },
    removes: true,
    composes: false,
    links: 'temporary',
    pageSize: 6_400,
    total: null,
    listRoute: 'chat-messages',
    // All services, not the first alone.
    replaced: { serviceSid: '' },
    stored: storedByConversations,
    async end({ twilioConversations }, { ref, messageRef }) {
      const { conversationsUrl, accountSid, authToken } = twilioConversations;
      const [service] = ref.split('/');
      const [conversation, message] = (messageRef ?? '').split('/');
      const path = `/v1/Services/${service}/Conversations/${conversation}/Messages/${message}`;
      const pair = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
      const headers = { authorization: `Basic ${pair}` };
      await fetch(`${conversationsUrl}${path}`, { method: 'DELETE', headers });
    },
    wrong: ({ twilioConversations: { apiKey } }): Credentials[] => [
      { authToken: 'wrong' },
      { accountSid: `AC${'0'.repeat(32)}` },
      { apiKeySid: apiKey.sid },
    ],
  },
  signalwire: {
    ...laml('signalwire'),
    wrong: ({ signalwire }): Credentials[] => [
      { apiToken: 'wrong' },
      { apiToken: signalwire.unscopedToken },
      { projectId: '00000000-0000-4000-8000-000000000000' },
    ],
  },
  twilioMessaging: {
    ...laml('twilioMessaging'),
    wrong: ({ twilioMessaging: { restrictedKey } }): Credentials[] => [
      { authToken: 'wrong' },
      { accountSid: `AC${'0'.repeat(32)}` },
      { apiKeySid: restrictedKey.sid, authToken: restrictedKey.secret },
    ],
  },
};
