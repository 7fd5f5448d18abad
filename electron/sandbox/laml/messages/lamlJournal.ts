import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../../store/journal.ts';
import type { LamlMessage } from './lamlMessage.ts';

/** A message as it is kept; all else of it follows from its id. */
export interface AddedMessage extends Omit<LamlMessage, 'sid' | 'media'> {
  readonly id: string;
  readonly requestId: string;
  readonly files: readonly KeptFile[];
}

export interface KeptFile {
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

export type LamlEvent =
  | { readonly kind: 'added'; readonly message: AddedMessage }
  | { readonly kind: 'message-removed'; readonly sid: string }
  | { readonly kind: 'media-removed'; readonly sid: string };

/** What happened since the seeding, and the files by their sums. */
export interface LamlJournal {
  readonly restored: readonly LamlEvent[];
  add(event: LamlEvent): void;
  keep(sha256: string, bytes: Buffer): void;
  bytes(sha256: string): Buffer;
}

/** In a folder that outlives the process, or in memory. */
export function openLamlJournal(dir: string | null): LamlJournal {
  if (dir === null) {
    const kept = new Map<string, Buffer>();
    return {
      restored: [],
      add() {},
      keep: (sha256, bytes) => void kept.set(sha256, bytes),
      bytes: (sha256) => kept.get(sha256) ?? Buffer.alloc(0),
    };
  }
  const filesDir = join(dir, 'files');
  mkdirSync(filesDir, { recursive: true });
  const journal = openJournal<LamlEvent>(join(dir, 'journal.jsonl'));
  return {
    restored: journal.restored,
    add: (event) => journal.add([event]),
    keep(sha256, bytes) {
      const path = join(filesDir, sha256);
      writeFileSync(`${path}.part`, bytes);
      renameSync(`${path}.part`, path);
    },
    bytes: (sha256) => readFileSync(join(filesDir, sha256)),
  };
}
