import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PinnedNode } from '../../../build/setup/ownNode.mjs';

/** A program that passes for a Node of any version: this very Node but for what it says of itself. */
export function writeNode(path: string, version: string, marks: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const lines = [
    '#!/bin/sh',
    `[ "$*" = --version ] && echo v${version} && exit 0`,
    `${marks} exec "${process.execPath}" "$@"`,
  ];
  writeFileSync(path, `${lines.join('\n')}\n`);
  chmodSync(path, 0o755);
}

/** The same as an npm package, which npm takes from the disk as it takes others from a registry. */
export function packNode(folder: string, version: string, says = version): PinnedNode {
  const name = `package-${says}`;
  const source = join(folder, name, 'package');
  writeNode(join(source, 'bin', 'node'), says, '');
  writeFileSync(join(source, 'LICENSE'), 'none\n');
  writeFileSync(join(source, 'package.json'), JSON.stringify({ name: 'a-node', version }));
  const archive = join(folder, `${name}.tgz`);
  execFileSync('tar', ['-czf', archive, '-C', join(folder, name), 'package']);
  const digest = createHash('sha512').update(readFileSync(archive)).digest('base64');
  return { version, package: archive, integrity: `sha512-${digest}` };
}
