import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The sorts of elements that have been judged in this run, in whatever test and by whichever worker: they tell each
 * other in a file of the folder of results, which each run empties.
 */
export function createJudged() {
  const known = new Set<number>();
  let readTo = 0;

  function readOthers(path: string): void {
    let text: string;
    try {
      text = readFileSync(path, 'latin1');
    } catch {
      return;
    }
    // A line that is still being written is read the next time.
    const end = text.lastIndexOf('\n') + 1;
    for (const line of text.slice(readTo, end).split('\n')) {
      if (line !== '') known.add(Number(line));
    }
    readTo = end;
  }

  return {
    /** Whether all of them were judged before. */
    hasAll(shapes: readonly number[], dir: string): boolean {
      const unknown = shapes.filter((shape) => !known.has(shape));
      if (unknown.length === 0) return true;
      readOthers(join(dir, 'judged'));
      return unknown.every((shape) => known.has(shape));
    },
    add(shapes: readonly number[], dir: string): void {
      const fresh = shapes.filter((shape) => !known.has(shape));
      for (const shape of fresh) known.add(shape);
      mkdirSync(dir, { recursive: true });
      appendFileSync(join(dir, 'judged'), fresh.map((shape) => `${shape}\n`).join(''));
    },
  };
}
