import { opendir } from 'node:fs/promises';
import { basename } from 'node:path';

/** What is in a folder, by name; what is left out is only counted. */
export interface Inside {
  readonly files: string[];
  readonly folders: string[];
  hidden: number;
  links: number;
  others: number;
}

const namesAtOnce = 256;

/**
 * Reads a folder portion by portion, and no further than one file more than `most`: nobody waits for
 * a million names of which few are taken. Null when it cannot be read.
 */
export async function lookInto(
  folder: string,
  most: number,
  signal: AbortSignal,
): Promise<Inside | null> {
  const found: Inside = { files: [], folders: [], hidden: 0, links: 0, others: 0 };
  try {
    for await (const entry of await opendir(folder, { bufferSize: namesAtOnce })) {
      if (signal.aborted || found.files.length > most) break;
      if (isHidden(entry.name)) found.hidden += 1;
      else if (entry.isSymbolicLink()) found.links += 1;
      else if (entry.isDirectory()) found.folders.push(entry.name);
      else if (entry.isFile()) found.files.push(entry.name);
      else found.others += 1;
    }
    return found;
  } catch {
    return null;
  }
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || /^(thumbs\.db|desktop\.ini)$/i.test(basename(name));
}
