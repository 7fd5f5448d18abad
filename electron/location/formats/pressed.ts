import { deflateSync, inflateSync, constants as zlib } from 'node:zlib';
import { type Look, noFindings } from '../bytes/findings.ts';
import { peekInto, zeros } from '../bytes/peek.ts';
import type { Piece } from '../bytes/pieces.ts';

const mostBytes = 32 * 1024 * 1024;

/**
 * Looks into compressed bytes. What tells a location is written over and compressed again, into no more room
 * than it had; the rest of that is noughts, which no reader gets to. False for what cannot be read.
 */
export async function lookIntoPressed(
  look: Look,
  { at, length }: Piece,
  inside: (part: Look) => Promise<void>,
): Promise<boolean> {
  const bytes = inflated(await look.peek(at, length));
  if (bytes === null) return false;
  look.spend(bytes.length >> 4);
  const found = noFindings();
  await inside({ ...look, peek: peekInto(bytes), size: bytes.length, found });
  look.found.unsure ||= found.unsure;
  look.found.stays ||= found.stays;
  for (const kind of ['tells', 'beside', 'doubtful'] as const) {
    for (const blank of found[kind]) bytes.set(blank.bytes, blank.at);
  }
  if (found.tells.length + found.doubtful.length === 0) return true;
  const again = deflateSync(bytes, { level: 9, memLevel: 9 });
  if (again.length > length) look.found.stays = true;
  else {
    look.found.tells.push(zeros(at, length), { at, bytes: again });
  }
  return true;
}

/** As much as there is of it: some are cut, and some say a wrong sum at their end. */
function inflated(body: Uint8Array): Buffer | null {
  try {
    const bytes = inflateSync(body, {
      maxOutputLength: mostBytes,
      finishFlush: zlib.Z_SYNC_FLUSH,
    });
    return bytes.length > 0 || body.length < 9 ? bytes : null;
  } catch {
    return null;
  }
}
