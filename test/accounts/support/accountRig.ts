import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAccountService } from '../../../electron/accounts/accountService.ts';
import { createAccountTable } from '../../../electron/accounts/accountTable.ts';
import { createMemoryVault } from '../../../electron/accounts/memoryVault.ts';
import type { Vault } from '../../../electron/accounts/vault.ts';
import { openLog } from '../../../electron/base/logFile.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import { practiceConnections } from '../../../electron/providers/practiceConnections.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import type { Sandbox } from '../../../electron/sandbox/startSandbox.ts';
import { startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import type { Emit } from '../../../shared/contract/contract.ts';
import { freshFolder } from './freshFolder.ts';
import { handClock } from './handClock.ts';

export interface AccountRigOptions {
  readonly vault?: Vault;
  readonly folder?: string;
  readonly sandbox?: Sandbox;
  readonly providers?: readonly Provider[];
  /** Where their APIs are; Plivo's alone unless given. */
  readonly endpoints?: Readonly<Record<string, string>>;
}

export async function openSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox({ items: 3 });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** The account service on a real database and log, with the sandbox in the provider's place. */
export async function openAccountRig(rigOptions: AccountRigOptions = {}) {
  const folder = rigOptions.folder ?? freshFolder();
  const sandbox = rigOptions.sandbox ?? (await openSandbox());
  const vault = rigOptions.vault ?? createMemoryVault();
  const sessionVault = createMemoryVault();
  const hand = handClock();
  const database = openDatabase(join(folder, 'library.db'));
  const log = openLog({ dir: join(folder, 'logs') });
  const seen: { event: string; payload: unknown }[] = [];
  const emit: Emit = (event, payload) => seen.push({ event, payload });
  let practiceStarts = 0;
  const { baseUrl, authId, authToken } = sandbox.plivo;
  const { providers = [plivo] } = rigOptions;

  const service = createAccountService({
    table: createAccountTable(database),
    vault,
    sessionVault,
    providers,
    createSession: (provider, credentials, options) =>
      createSession(
        provider,
        credentials,
        { endpoints: rigOptions.endpoints ?? baseUrl, ...options },
        { clock: hand.clock, log },
      ),
    practice: {
      async start() {
        practiceStarts += 1;
        return practiceConnections(sandbox, providers).map(({ provider, ...end }) => ({
          providerId: provider.id,
          label: `Practice · ${provider.label}`,
          ...end,
        }));
      },
    },
    emit,
    clock: hand.clock,
    log,
    onRemoving: (id) => seen.push({ event: 'removing', payload: id }),
    onRemoved: (id) => seen.push({ event: 'removed', payload: id }),
    onConnected: (id) => seen.push({ event: 'connected', payload: id }),
  });

  let open = true;
  /** As quitting does. */
  function close() {
    if (!open) return;
    open = false;
    service.close();
    sessionVault.close();
    database.close();
    log.close();
  }
  onTestFinished(close);

  return {
    service,
    sandbox,
    database,
    folder,
    vault,
    hand,
    seen,
    close,
    practiceStarts: () => practiceStarts,
    /** What a person types; `change` is what they type otherwise. */
    form: (change: Record<string, string> = {}) => ({
      providerId: plivo.id,
      label: 'Shop',
      credentials: { authId, authToken, ...change },
    }),
    /** Everything in the data folder, as bytes. */
    written: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
        .join('\n'),
  };
}
