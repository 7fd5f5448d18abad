import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file of JSON lines that outlives the process. */
export interface Journal<Line> {
  /** What earlier runs wrote. */
  readonly restored: readonly Line[];
  add(lines: readonly Line[]): void;
}

export function openJournal<Line>(path: string): Journal<Line> {
  mkdirSync(dirname(path), { recursive: true });
  return {
    restored: readLines<Line>(path),
    add(lines) {
      appendFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    },
  };
}

function readLines<Line>(path: string): Line[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  // Otherwise the next line would be written onto the end of the cut one.
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  return whole.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
}
