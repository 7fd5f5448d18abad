import { readIndex } from './readIndex.ts';
import { printOf } from './writeIndex.ts';

/** What the index of a folder tells, looked at without anything being kept of it. */
export interface IndexSight {
  has(owner: string, ref: string): boolean;
}

const keyOf = (owner: string, ref: string) => `${owner}\n${ref}`;

/** Looks at indexes; the last one is remembered, since a plan is asked for again with each thing that is chosen. */
export function createIndexSight() {
  let last: { readonly name: string; readonly sight: IndexSight } | null = null;
  async function look(folder: string, archiveId: string): Promise<IndexSight> {
    const name = `${await printOf(folder)} ${archiveId} ${folder}`;
    if (last?.name === name) return last.sight;
    last = null;
    const keys = new Set<string>();
    for await (const portion of readIndex(folder, archiveId)) {
      for (const { owner, ref } of portion) keys.add(keyOf(owner, ref));
    }
    const sight: IndexSight = { has: (owner, ref) => keys.has(keyOf(owner, ref)) };
    last = { name, sight };
    return sight;
  }
  return {
    look,
    /** What is remembered may be of a million items, and is asked for no more. */
    forget(): void {
      last = null;
    },
  };
}
