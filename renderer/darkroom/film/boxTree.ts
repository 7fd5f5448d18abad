import { Undecodable } from '../format/undecodable.ts';

/** A box of a film: what it holds before the boxes in it, and those; `children` is null where it has none. */
export interface BoxNode {
  readonly type: string;
  readonly body: Uint8Array;
  readonly children: readonly BoxNode[] | null;
}

/** Boxes that hold others, and how many bytes stand before the first of them. */
const containers: Readonly<Record<string, number>> = {
  moov: 0,
  trak: 0,
  edts: 0,
  mdia: 0,
  minf: 0,
  stbl: 0,
  stsd: 8,
};
const mostBoxes = 20_000;

export interface BoxAt {
  readonly type: string;
  readonly at: number;
  /** Where its content begins. */
  readonly start: number;
  readonly end: number;
}

/** The boxes between there, one after the other. Throws Undecodable for what has no end in it. */
export function* boxesIn(bytes: Uint8Array, from: number, to: number): Generator<BoxAt> {
  const view = viewOf(bytes);
  let at = from;
  for (let count = 0; at + 8 <= to; count += 1) {
    const short = view.getUint32(at);
    const long = short === 1 && at + 16 <= to;
    const length = long ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short;
    const start = at + (long ? 16 : 8);
    // QuickTime may end a list of boxes with four zeros, or fill it up.
    if (at + length < start || at + length > to || count > mostBoxes) {
      throw new Undecodable(`a box at ${at}`);
    }
    yield { type: latin1(bytes, at + 4, 4), at, start, end: at + length };
    at += length;
  }
}

/** The first box of a film with that name, and all that is in it. */
export function readBox(bytes: Uint8Array, type: string): BoxNode {
  for (const box of boxesIn(bytes, 0, bytes.length)) {
    if (box.type === type) return treeOf(bytes, box);
  }
  throw new Undecodable(`no ${type}`);
}

function treeOf(bytes: Uint8Array, { type, start, end }: Omit<BoxAt, 'at'>): BoxNode {
  const before = containers[type];
  if (before === undefined) return { type, body: bytes.subarray(start, end), children: null };
  const from = Math.min(start + before, end);
  const children = [...boxesIn(bytes, from, end)].map((box) => treeOf(bytes, box));
  return { type, body: bytes.subarray(start, from), children };
}

/** The first box along that way of names. */
export function find(node: BoxNode, ...names: readonly string[]): BoxNode | null {
  let found: BoxNode | null = node;
  for (const name of names) {
    found = found?.children?.find(({ type }) => type === name) ?? null;
  }
  return found;
}

export function findOrThrow(node: BoxNode, ...names: readonly string[]): BoxNode {
  const found = find(node, ...names);
  if (found === null) throw new Undecodable(`no ${names.join('/')}`);
  return found;
}

/** The same with some of its boxes changed, at whatever depth; null leaves one out. */
export function changed(
  node: BoxNode,
  change: (child: BoxNode) => BoxNode | null | undefined,
): BoxNode {
  if (node.children === null) return node;
  const children = node.children.flatMap((child) => {
    const made = change(child);
    if (made === null) return [];
    return [made === undefined ? changed(child, change) : made];
  });
  return { ...node, children };
}

export function sizeOf({ body, children }: BoxNode): number {
  return (children ?? []).reduce((sum, child) => sum + sizeOf(child), 8 + body.length);
}

/** As it is written in a file. */
export function written(node: BoxNode): Uint8Array<ArrayBuffer> {
  const made = new Uint8Array(sizeOf(node));
  writeInto(made, 0, node);
  return made;
}

function writeInto(made: Uint8Array, at: number, node: BoxNode): number {
  viewOf(made).setUint32(at, sizeOf(node));
  for (let index = 0; index < 4; index += 1) made[at + 4 + index] = node.type.charCodeAt(index);
  made.set(node.body, at + 8);
  let next = at + 8 + node.body.length;
  for (const child of node.children ?? []) next = writeInto(made, next, child);
  return next;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export function latin1(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
