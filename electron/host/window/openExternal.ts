import { shell } from 'electron';
import { SatchelError } from '../../../shared/failure.ts';
import { notAllowed } from '../../../shared/failures.ts';
import { externalUrl } from './externalUrl.ts';

/** Opens a page in the person's browser: the one way by which anything is handed to the system. */
export async function openExternal(text: string, hosts: readonly string[]): Promise<void> {
  const url = externalUrl(text, hosts);
  if (url === null) {
    throw new SatchelError(notAllowed('page-not-listed'));
  }
  await shell.openExternal(url);
}
