import { utilityProcess } from 'electron';
import type { KeychainChild } from '../accounts/keychainProtocol.ts';

/** Starts the keychain process; `path` is its bundle. Only once the app is ready. */
export function forkKeychain(path: string): KeychainChild {
  const child = utilityProcess.fork(path, [], {
    serviceName: 'Satchel keychain',
    stdio: 'ignore',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  return {
    post: (request) => child.postMessage(request),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', () => listener()),
    kill: () => child.kill(),
  };
}
