import type { Credentials, RemoteItem } from '../../electron/providers/provider.ts';
import type { LamlProvider } from '../../electron/sandbox/laml/lamlOptions.ts';
import type { Route } from '../../electron/sandbox/sandbox.ts';
import type { Sandbox } from '../../electron/sandbox/startSandbox.ts';
import type { LinkKind } from '../../shared/link.ts';
import { accountOf, ask } from '../sandbox/laml/accounts.ts';
import { type Held, heldByLaml, heldByPlivo } from './held.ts';

/** What is asked of each API beyond what is asked of all; a new provider declares its own here. */
export interface Expectation {
  readonly uploads: boolean;
  readonly removes: boolean;
  readonly composes: boolean;
  readonly links: LinkKind | null;
  /** Most items that a page may hold, and whether their number is told. */
  readonly pageSize: number;
  readonly total: number | null;
  readonly listRoute: Route;
  held(sandbox: Sandbox): Held[] | Promise<Held[]>;
  /** Ends the life of an item at the provider. */
  end(sandbox: Sandbox, item: RemoteItem): unknown;
  /** Credentials that are wrong, each in one respect. */
  wrong(sandbox: Sandbox): readonly Credentials[];
}

const laml = (id: LamlProvider): Omit<Expectation, 'wrong'> => ({
  uploads: false,
  removes: true,
  composes: true,
  links: 'varies',
  pageSize: 1_000,
  total: null,
  listRoute: 'messages',
  held: (world) => heldByLaml(world, id),
  end: (world, { messageRef }) =>
    ask(accountOf(world, id), `Messages/${messageRef}.json`, { method: 'DELETE' }),
});

export const expectations: Readonly<Record<string, Expectation>> = {
  plivo: {
    uploads: true,
    removes: false,
    composes: false,
    links: 'public',
    pageSize: 20,
    total: 45,
    listRoute: 'list',
    held: heldByPlivo,
    end: (world) => world.wind(2 * 365 * 86_400_000),
    wrong: (): Credentials[] => [{ authToken: 'wrong' }, { authId: 'MAWRONGWRONGWRONG001' }],
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
