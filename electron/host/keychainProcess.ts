import { keychainCause } from '../accounts/keychainCause.ts';
import type {
  KeychainAnswer,
  KeychainReply,
  KeychainRequest,
} from '../accounts/keychainProtocol.ts';

type Keytar = typeof import('keytar');

// Never findPassword or findCredentials: on a locked keyring the latter kills the process.
let keytar: Pick<Keytar, 'getPassword' | 'setPassword' | 'deletePassword'> | null = null;

/** Loaded late, so that a machine without the library has a process that can say so. */
function load(): NonNullable<typeof keytar> {
  keytar ??= require('keytar') as Keytar;
  return keytar;
}

async function answer(request: KeychainRequest): Promise<KeychainAnswer> {
  let library: ReturnType<typeof load>;
  try {
    library = load();
  } catch {
    return { ok: false, cause: 'no-library' };
  }
  const { service, account } = request;
  try {
    switch (request.op) {
      case 'get':
        return { ok: true, value: await library.getPassword(service, account) };
      case 'set':
        await library.setPassword(service, account, request.secret);
        return { ok: true, value: null };
      case 'delete':
        return { ok: true, value: await library.deletePassword(service, account) };
      case 'probe':
        await library.getPassword(service, account);
        return { ok: true, value: null };
      default:
        return request satisfies never;
    }
  } catch (error) {
    return { ok: false, cause: keychainCause(error instanceof Error ? error.message : '') };
  }
}

function reply(message: KeychainReply): void {
  if (process.parentPort) process.parentPort.postMessage(message);
  else process.send?.(message);
}

// libsecret and the macOS keychain answer one question at a time; so does this process.
let last: Promise<void> = Promise.resolve();

function receive(request: KeychainRequest): void {
  last = last.then(async () => reply({ ...(await answer(request)), id: request.id }));
}

// In Electron this is a utility process, elsewhere a child of Node.
if (process.parentPort) {
  process.parentPort.on('message', (event) => receive(event.data as KeychainRequest));
} else {
  process.on('message', (message) => receive(message as KeychainRequest));
  process.on('disconnect', () => process.exit());
}
