import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

const form = /^\.satchel-[0-9a-f]{16}\.part$/;

/** A new name beside a target, by which what a crash left there is known for ours. */
export function partBeside(target: string): string {
  return join(dirname(target), `.satchel-${randomBytes(8).toString('hex')}.part`);
}

export function isPart(path: string): boolean {
  return form.test(basename(path));
}
