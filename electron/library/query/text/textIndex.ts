import type { Clause } from '../../../../shared/query/searchTerms.ts';
import type { MediaColumns } from '../columns/mediaColumns.ts';
import type { TextReader } from './readTexts.ts';
import { chunkItems, isKept, makeChunk, narrowByChunk, type TextChunk } from './textChunks.ts';

/** After so many chunks others have their turn. */
const chunksAtOnce = 32;
/** Of more that changed, all that is kept around them is read anew. */
const mostCompared = 5_000;
/** So many are read ahead before somebody who types has a turn: some 5 ms. */
const warmedAtOnce = 2;

export interface TextIndexDeps {
  readonly columns: MediaColumns;
  readonly read: TextReader;
  /** Lets others have their turn. */
  readonly breathe: () => Promise<void>;
}

/**
 * The texts of all items as they are searched, in memory: some 200 bytes an item. A look through those of 100,000
 * items takes a few ms, and finds any part of anything. They are read and folded when they are first looked for.
 */
export interface TextIndex {
  /** Takes 1 out of the mask, by position, wherever not all of it is found. */
  narrow(mask: Uint8Array, clauses: readonly Clause[]): Promise<void>;
  /** Reads some of what was not read yet; says whether that was all. */
  warmSome(): boolean;
  /** The item at that position may have other texts now. */
  changed(position: number): void;
  /** Lets go of everything, to be read anew when it is looked for. */
  forget(): void;
}

export function createTextIndex({ columns, read, breathe }: TextIndexDeps): TextIndex {
  let chunks: (TextChunk | undefined)[] = [];
  /** Positions of items of which something changed, most often no text: each picture that is drawn tells its size. */
  let changed = new Set<number>();

  function chunkAt(index: number): TextChunk {
    const start = index * chunkItems;
    const ids = columns.numbers('id').subarray(start, Math.min(start + chunkItems, columns.count));
    const known = chunks[index];
    // The last one gets items at its end.
    if (known !== undefined && known.starts.length === ids.length + 1) return known;
    const made = makeChunk(ids, read.between(ids[0] ?? 0, ids[ids.length - 1] ?? 0));
    chunks[index] = made;
    return made;
  }

  /** Lets go of the chunks in which a text is another one by now. */
  function dropOutdated(): void {
    if (changed.size === 0) return;
    const positions = [...changed].filter((at) => chunks[Math.floor(at / chunkItems)]);
    changed = new Set();
    const ids = columns.numbers('id');
    const now = textsById(positions.map((at) => ids[at] ?? 0));
    for (const at of positions) {
      const index = Math.floor(at / chunkItems);
      const [chunk, lines] = [chunks[index], now.get(ids[at] ?? 0)];
      if (chunk === undefined) continue;
      if (lines === undefined || !isKept(chunk, at % chunkItems, lines)) chunks[index] = undefined;
    }
  }

  function textsById(ids: readonly number[]): ReadonlyMap<number, string> {
    if (ids.length === 0 || ids.length > mostCompared) return new Map();
    const { ids: found, texts } = read.of(ids);
    return new Map(found.map((id, at) => [id, texts[at] ?? '']));
  }

  const chunkCount = () => Math.ceil(columns.count / chunkItems);

  return {
    async narrow(mask, clauses) {
      dropOutdated();
      for (let index = 0; index * chunkItems < mask.length; index += 1) {
        const part = mask.subarray(index * chunkItems, (index + 1) * chunkItems);
        if (!part.includes(1)) continue;
        const wasThere = chunks[index] !== undefined;
        narrowByChunk(chunkAt(index), clauses, part);
        if (!wasThere && index % chunksAtOnce === 0) await breathe();
      }
    },
    warmSome() {
      dropOutdated();
      let left = warmedAtOnce;
      for (let index = 0; index < chunkCount(); index += 1) {
        if (chunks[index] !== undefined) continue;
        if (left === 0) return false;
        chunkAt(index);
        left -= 1;
      }
      return true;
    },
    changed: (position) => void changed.add(position),
    forget() {
      chunks = [];
      changed = new Set();
    },
  };
}
