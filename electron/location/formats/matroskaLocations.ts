import type { Look } from '../bytes/findings.ts';
import { latin1At, numberAt, zeros } from '../bytes/peek.ts';
import { lookIntoPressed } from './pressed.ts';

const ids = {
  segment: 0x18538067,
  cluster: 0x1f43b675,
  group: 0xa0,
  block: 0xa1,
  simple: 0xa3,
  tracks: 0x1654ae6b,
  track: 0xae,
  number: 0xd7,
  kind: 0x83,
  codings: 0x6d80,
  coding: 0x6240,
  compression: 0x5034,
  method: 0x4254,
  encryption: 0x5035,
  tags: 0x1254c367,
  tag: 0x7373,
  simpleTag: 0x67c8,
  name: 0x45a3,
  text: 0x4487,
} as const;
const masters: readonly number[] = [
  ...[ids.segment, ids.cluster, ids.group, ids.tracks, ids.codings, ids.coding, ids.compression],
  ...[ids.tags, ids.tag],
];
const words = 0x11;
const pictureKinds = [1, 2, 3];
const locationName = /location|gps|latitude|longitude/i;
const deepest = 10;

interface Element {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** How a track's words are kept; only zlib can be looked into. */
type Keeping = 'plain' | 'zlib' | 'strange';

/**
 * What in a film of Matroska is told by its names, and what is compressed in it. Its attachments and
 * plain words are seen by whoever looks at every byte.
 */
export async function matroskaLocations(look: Look): Promise<void> {
  await walk(look, 0, look.size, new Map(), 0);
}

async function walk(
  look: Look,
  start: number,
  end: number,
  tracks: Map<number, Keeping>,
  depth: number,
): Promise<void> {
  for (let at = start; depth < deepest; ) {
    look.spend(2);
    const element = await elementAt(look, at, end);
    if (element === null) return;
    const { id } = element;
    if (id === ids.track) await track(look, element, tracks);
    else if (id === ids.simpleTag) await tag(look, element);
    else if (id === ids.block || id === ids.simple) await block(look, element, tracks);
    else if (masters.includes(id)) {
      await walk(look, element.start, element.end, tracks, depth + 1);
    }
    at = element.end;
  }
}

/**
 * The element that begins there, or null where there is none. An element of unknown length, which files that
 * were sent live have, ends with what it is in.
 */
async function elementAt({ peek }: Look, at: number, end: number): Promise<Element | null> {
  const head = await peek(at, 12);
  const idBytes = Math.clz32(head[0] ?? 0) - 23;
  if (head.length < 2 || at >= end || idBytes > 4) return null;
  const first = head[idBytes] ?? 0;
  const lengthBytes = Math.clz32(first) - 23;
  if (lengthBytes > 8) return null;
  const mask = 2 ** (8 - lengthBytes) - 1;
  const length =
    (first & mask) * 256 ** (lengthBytes - 1) + numberAt(head, idBytes + 1, lengthBytes - 1);
  const unknown = length >= 2 ** (7 * lengthBytes) - 1;
  const start = at + idBytes + lengthBytes;
  const stop = unknown ? end : start + length;
  return { id: numberAt(head, 0, idBytes), start, end: Math.min(stop, end) };
}

async function childrenOf(look: Look, { start, end }: Element): Promise<Element[]> {
  const found: Element[] = [];
  for (let at = start; found.length < 1_024; ) {
    look.spend(2);
    const child = await elementAt(look, at, end);
    if (child === null) break;
    found.push(child);
    at = child.end;
  }
  return found;
}

async function track(look: Look, element: Element, tracks: Map<number, Keeping>): Promise<void> {
  const children = await childrenOf(look, element);
  const numberOf = async (among: readonly Element[], wanted: number, otherwise: number) => {
    const child = among.find(({ id }) => id === wanted);
    return child
      ? numberAt(await look.peek(child.start, 8), 0, child.end - child.start)
      : otherwise;
  };
  const number = await numberOf(children, ids.number, 0);
  const kind = await numberOf(children, ids.kind, 0);
  const codings = children.find(({ id }) => id === ids.codings);
  if (pictureKinds.includes(kind) || codings === undefined) return;
  let keeping: Keeping = 'plain';
  for (const coding of await childrenOf(look, codings)) {
    for (const part of await childrenOf(look, coding)) {
      if (part.id === ids.encryption) keeping = 'strange';
      if (part.id !== ids.compression) continue;
      const method = await numberOf(await childrenOf(look, part), ids.method, 0);
      // The third leaves out what all blocks begin with.
      if (keeping === 'plain' && method !== 3) keeping = method === 0 ? 'zlib' : 'strange';
    }
  }
  tracks.set(number, keeping);
  if (keeping === 'strange' && kind !== words) look.found.unsure = true;
}

async function tag(look: Look, element: Element): Promise<void> {
  const children = await childrenOf(look, element);
  const name = children.find(({ id }) => id === ids.name);
  const text = children.find(({ id }) => id === ids.text);
  for (const child of children) if (child.id === ids.simpleTag) await tag(look, child);
  if (name === undefined || text === undefined) return;
  const called = latin1At(
    await look.peek(name.start, Math.min(256, name.end - name.start)),
    0,
    256,
  );
  const length = Math.min(65_536, text.end - text.start);
  const value = latin1At(await look.peek(text.start, length), 0, length);
  if (!locationName.test(called) || !/[^\s\0]/.test(value)) return;
  const tells = /[1-9]/.test(value);
  const blank = { at: text.start, bytes: new Uint8Array(length).fill(0x20) };
  if (tells) look.found.tells.push(blank);
  else look.found.beside.push(blank);
}

async function block(look: Look, element: Element, tracks: Map<number, Keeping>): Promise<void> {
  const head = await look.peek(element.start, 8);
  const numberBytes = Math.clz32(head[0] ?? 0) - 23;
  if (numberBytes > 4) return;
  const number = numberAt(head, 0, numberBytes) - 2 ** (7 * numberBytes);
  const keeping = tracks.get(number);
  if (keeping === undefined || keeping === 'plain') return;
  const at = element.start + numberBytes + 3;
  const piece = { at, length: element.end - at };
  const bytes = await look.peek(at, Math.min(piece.length, 1_048_576));
  if (bytes.every((byte) => byte === 0)) return;
  const read =
    keeping === 'zlib' && (await lookIntoPressed(look, piece, (part) => part.inside(part)));
  if (!read) look.found.doubtful.push(zeros(at, piece.length));
}
