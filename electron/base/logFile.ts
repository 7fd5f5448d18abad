import {
  closeSync,
  fchmodSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Log, LogFields } from './log.ts';
import { redact } from './redact.ts';

const maxBytes = 5_000_000;
const keptFiles = 2;
/** A field is cut here, since an error's text can be as long as what caused it. */
const maxText = 16_000;

/** All that may be written down; a field that is not here is left out, whatever it is. */
const allowed = {
  event: true,
  accountId: true,
  providerId: true,
  call: true,
  kind: true,
  cause: true,
  status: true,
  code: true,
  count: true,
  ms: true,
  reference: true,
  stack: true,
  host: true,
} as const satisfies Record<keyof LogFields, true>;

function line(level: string, fields: LogFields): string {
  const kept = Object.keys(allowed).flatMap((name) => {
    const value = fields[name as keyof LogFields];
    if (typeof value === 'string') return [[name, redact(value).slice(0, maxText)]];
    return typeof value === 'number' || value === null ? [[name, value]] : [];
  });
  return `${JSON.stringify({ at: new Date().toISOString(), level, ...Object.fromEntries(kept) })}\n`;
}

export interface LogFile extends Log {
  close(): void;
}

/** A log of JSON lines at `dir/satchel.log`; older ones beside it as satchel.1.log, satchel.2.log. */
export function openLog({
  dir,
  level = 'info',
}: {
  dir: string;
  level?: 'info' | 'error';
}): LogFile {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const path = (age: number) => join(dir, age === 0 ? 'satchel.log' : `satchel.${age}.log`);
  const open = () => openSync(path(0), 'a', 0o600);
  let file: number | null = open();
  // One that was there before may have been made by other hands.
  fchmodSync(file, 0o600);
  let size = fstatSync(file).size;

  function rotate(open_: number) {
    closeSync(open_);
    file = null;
    for (let age = keptFiles - 1; age >= 0; age -= 1) {
      try {
        renameSync(path(age), path(age + 1));
      } catch {
        // Nothing of that age.
      }
    }
    file = open();
    size = 0;
  }

  function write(text: string) {
    try {
      const bytes = Buffer.byteLength(text);
      if (file !== null && size + bytes > maxBytes) rotate(file);
      if (file === null) return;
      writeSync(file, text);
      size += bytes;
    } catch {
      // A full disk must not take the app with it; the log is the one thing that may be lost.
    }
  }

  return {
    info(fields) {
      if (level === 'info') write(line('info', fields));
    },
    error: (fields) => write(line('error', fields)),
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}
