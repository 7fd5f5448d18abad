import type { EndedBatch } from './uploadsOverview.ts';

const longMs = 10_000;
const manyFiles = 5;

export interface Note {
  readonly title: string;
  readonly body: string;
  /** After the window was brought before the person. */
  readonly onClick?: () => void;
}

/**
 * What is said when files came to their end while nobody looked; null when it was little or quick, or
 * when a person gave all of it up. Others may see it: no names of files, but that of a single one.
 */
export function noteOf(batch: EndedBatch, now: number): Note | null {
  const { files, stored, failed, addedAt, name } = batch;
  if (stored + failed === 0) return null;
  if (files <= manyFiles && now - addedAt <= longMs) return null;
  const kept = name !== null && stored === 1 ? `${name} uploaded` : `${counted(stored)} uploaded`;
  const lost = name === null ? `${counted(failed)} not uploaded` : `${name} wasn’t uploaded`;
  if (stored === 0) return { title: lost, body: 'Open Satchel to see why.' };
  const body = failed === 0 ? 'Open Satchel to copy the links.' : `${lost}.`;
  return { title: kept, body };
}

const counts = new Intl.NumberFormat();

function counted(files: number): string {
  return files === 1 ? '1 file' : `${counts.format(files)} files`;
}
