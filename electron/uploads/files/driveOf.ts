import { posix, win32 } from 'node:path';

/** Folders whose entries are drives, and how far down they are. */
const mounts: readonly (readonly [folder: RegExp, parts: number])[] = [
  [/^\/(Volumes|mnt|net)\//, 2],
  [/^\/media\//, 3],
  [/^\/run\/(media|user)\//, 4],
];

/** The drive a file is on, as far as its path tells: without asking it, since it may not answer. */
export function driveOf(path: string): string {
  if (!path.startsWith('/')) return win32.parse(path).root;
  const parts = mounts.find(([folder]) => folder.test(path))?.[1] ?? 3;
  return posix
    .dirname(path)
    .split('/')
    .slice(0, parts + 1)
    .join('/');
}
