import type { Look } from '../bytes/findings.ts';
import { latin1At, numberAt, zeros } from '../bytes/peek.ts';
import type { Piece } from '../bytes/pieces.ts';
import type { Anchor } from './anchors.ts';
import { exifLocations } from './exifLocation.ts';
import { iptcSites } from './iptcSites.ts';
import { freed, isBox } from './isoBoxes.ts';
import { isoDescription, isoLocations } from './isoLocations.ts';
import { pngLocations } from './pngLocations.ts';

/** No box that says a location is longer, with all its words. */
const mostBoxBytes = 4_096;
const mostReceiverBytes = 1024 * 1024;
const rowBytes = { l: 20, '?': 32 } as const;

/** What is known of a file while it is looked through. */
export interface Around {
  /** Parts of XMP that is too long for one segment, by the name that its parts share. */
  readonly extensions: Map<string, (Piece & { readonly offset: number })[]>;
  /** Where films are described that were looked at already. */
  readonly described: Set<number>;
  /** Where the film begins in which a description stands: its samples are found from there. */
  film: number;
}

/** Looks at what begins there, as far as it can hold a location. */
export async function lookAtAnchor(
  look: Look,
  kind: Anchor['kind'],
  at: number,
  around: Around,
): Promise<void> {
  look.spend(8);
  switch (kind) {
    case 'tiff':
      return exifLocations(look, at, look.size - at);
    case 'bare':
      return exifLocations(look, at + 4, look.size - at - 4, { bare: true });
    case 'exif':
      return exifLocations(look, at + 6, look.size - at - 6, { marked: true });
    case 'png':
      if (at > 0) await pngLocations(look, at);
      return;
    case 'film':
      if (!(await isBox(look, at - 4, 8, 4_096))) return;
      around.film = at - 4;
      return isoLocations(look, at - 4, around.described);
    case 'description':
      if (around.described.has(at - 4) || !(await isBox(look, at - 4, 16, look.size))) return;
      return isoDescription(look, at - 4, around.film, around.described);
    case 'position':
      if (await isBox(look, at - 4, 12, mostBoxBytes)) {
        const length = numberAt(await look.peek(at - 4, 4), 0, 4);
        look.found.tells.push(...freed({ at: at - 4, start: at + 4, end: at - 4 + length }));
      }
      return;
    case 'sensor':
      return sensorLocations(look, at);
    case 'receiver':
      return receiverLocations(look, at);
    case 'iptc':
      return iptcSites(look, at);
    case 'camcorder':
      return camcorderLocations(look, at);
    case 'sphere':
      // The end of a list of sensors behind the film of a camera that sees all around.
      look.found.unsure = true;
      return;
    case 'extension':
      return extension(look, at, around);
    default:
      return kind satisfies never;
  }
}

/** Rows of an action camera's receiver, under a key of four letters: the key becomes that of nothing. */
async function sensorLocations({ peek, found, size, spend }: Look, at: number): Promise<void> {
  const head = await peek(at, 8);
  const row = latin1At(head, 4, 1) === 'l' ? rowBytes.l : rowBytes['?'];
  const length = Math.min(row * numberAt(head, 6, 2), size - at - 8);
  if (head[5] !== row || length < row) return;
  spend(length >> 2);
  const rows = await peek(at + 8, length);
  if (rows.every((byte) => byte === 0)) return;
  found.tells.push({ at, bytes: Buffer.from('EMPT') }, zeros(at + 8, length));
}

/** What cameras in cars write between the samples of their films. */
async function receiverLocations({ peek, found, size, spend }: Look, at: number): Promise<void> {
  const length = numberAt(await peek(at - 8, 4), 0, 4) - 16;
  const most = Math.min(length, mostReceiverBytes, size - at - 8);
  if (most < 1) return;
  const body = await peek(at + 8, most);
  spend(most >> 2);
  if (body.some((byte) => byte !== 0)) found.tells.push(zeros(at + 8, most));
}

const mostFields = 64;
/** Latitude and longitude, in the words that a camcorder writes between its pictures. */
const camcorderFields = [0xb2, 0xb3, 0xb4, 0xb6, 0xb7, 0xb8];

/** Noughts between the pictures of a film would read as the beginning of one: its location stays. */
async function camcorderLocations({ peek, found }: Look, at: number): Promise<void> {
  const head = await peek(at + 4, 1 + mostFields * 5);
  const count = Math.min(head[0] ?? 0, mostFields);
  for (let field = 0; field < count; field += 1) {
    const from = 1 + field * 5;
    const says = head.subarray(from + 1, from + 5).some((byte) => byte !== 0);
    if (says && camcorderFields.includes(head[from] ?? 0)) found.stays = true;
  }
}

const extensionMark = 35;
/** The host box begins this many bytes before the words by which the extension is found. */
const extensionHost = 20;
const guidBytes = 32;

async function extension({ peek }: Look, word: number, { extensions }: Around): Promise<void> {
  const at = word - extensionHost;
  if (at < 4) return;
  const head = await peek(at - 4, 4);
  const numbers = await peek(at + extensionMark, guidBytes + 8);
  const skipped = extensionMark + guidBytes + 8;
  const length = numberAt(head, 2, 2) - 2 - skipped;
  if (head[0] !== 0xff || head[1] !== 0xe1 || length < 1 || numbers.length < guidBytes + 8) return;
  const guid = latin1At(numbers, 0, guidBytes);
  const piece = { at: at + skipped, length, offset: numberAt(numbers, guidBytes + 4, 4) };
  const pieces = extensions.get(guid);
  if (pieces === undefined) extensions.set(guid, [piece]);
  else pieces.push(piece);
}
