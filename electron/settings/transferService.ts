import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Services } from '../../shared/contract/contract.ts';
import type { Settings, SettingsPatch } from '../../shared/settings/settings.ts';
import {
  longestTransfer,
  type NamedAccount,
  readTransfer,
  type TransferChange,
  writeTransfer,
} from '../../shared/settings/transfer.ts';
import type { Clock } from '../base/clock.ts';
import { createConfirmations } from '../base/confirmations.ts';
import { diskFailure } from '../disk/diskFailure.ts';
import type { SaveDocument } from '../saving/saveDocument.ts';

export interface TransferDeps {
  all(): Settings;
  put(patch: SettingsPatch): Settings;
  /** As they are called, and by which provider; never anything secret of them. */
  readonly namedAccounts: () => readonly NamedAccount[];
  readonly saveDocument: SaveDocument;
  /** Lets a person choose a file, by its path. */
  readonly chooseFiles: () => Promise<readonly string[]>;
  readonly clock: Clock;
}

type Calls = Pick<Services['settings'], 'exportFile' | 'importFile' | 'applyImport'>;

const validMs = 10 * 60_000;

/** Takes settings to another computer and back, as a file that holds nothing secret. */
export function createTransfer(deps: TransferDeps): Calls {
  const shown = createConfirmations<readonly TransferChange[]>(deps.clock, validMs, randomUUID);
  return {
    async exportFile() {
      const text = writeTransfer(deps.all(), deps.namedAccounts());
      const document = {
        name: 'Satchel settings.json',
        async *bytes() {
          yield Buffer.from(text);
        },
      };
      const saved = await deps.saveDocument(document, new AbortController().signal);
      return saved && { name: saved.name };
    },
    async importFile() {
      const [path] = await deps.chooseFiles();
      if (path === undefined) return null;
      const name = basename(path);
      const text = await startOf(path);
      const read = readTransfer(text, deps.all(), deps.namedAccounts());
      if (read.kind === 'refused') return { ...read, name };
      const { changes, left } = read;
      const token = changes.length === 0 ? null : shown.keep(changes);
      return { kind: 'plan', name, token, changes: [...changes], left: [...left] };
    },
    async applyImport({ token }) {
      const patch: Record<string, Record<string, unknown>> = {};
      for (const { section, key, value } of shown.take(token)) {
        patch[section] = { ...patch[section], [key]: value };
      }
      return deps.put(patch);
    },
  };
}

/** A file as text, as far as settings can be long, and one character further. Throws SatchelError. */
async function startOf(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(longestTransfer * 4 + 4);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw diskFailure(error);
  }
}
