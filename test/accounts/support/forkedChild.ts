import { fork } from 'node:child_process';
import type { KeychainChild } from '../../../electron/accounts/keychainProtocol.ts';

export interface ForkedChild extends KeychainChild {
  readonly pid: number | undefined;
}

/** The keychain process as a child of Node, which is what it is when Electron is not there. */
export function forkedChild(path: string, env: NodeJS.ProcessEnv = process.env): ForkedChild {
  const child = fork(path, [], { env, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return {
    pid: child.pid,
    // A child that is gone says so by its exit, not by an error of the pipe.
    post: (request) => child.send(request, () => {}),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.once('exit', () => listener()),
    kill: () => child.kill('SIGKILL'),
  };
}
