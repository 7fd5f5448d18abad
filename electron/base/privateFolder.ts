import { chmodSync, mkdirSync } from 'node:fs';
import { CannotStart } from './failures/cannotStart.ts';

/** Makes a folder that the person alone may look into, also of one that was there before. */
export function keepPrivate(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
  } catch (error) {
    throw new CannotStart(`Satchel can’t use its folder: ${path}`, error);
  }
}
