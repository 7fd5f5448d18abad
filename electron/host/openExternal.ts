import { shell } from 'electron';
import { SatchelError } from '../../shared/failure.ts';

/** Opens an https page of a known host in the person's browser; nothing else is handed to the system. */
export async function openExternal(url: string, hosts: readonly string[]): Promise<void> {
  const target = new URL(url);
  if (target.protocol !== 'https:' || !hosts.includes(target.hostname)) {
    throw new SatchelError({ kind: 'forbidden', detail: 'this page may not be opened' });
  }
  await shell.openExternal(target.href);
}
