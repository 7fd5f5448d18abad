import { posix } from 'node:path';
import type { Import } from './importsOf.ts';

/** Which nodes each node leads to. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The value imports between files; what only lends its types is gone when the code runs. */
export function graphOfFiles(files: readonly (readonly [string, readonly Import[]])[]): Graph {
  const known = new Set(files.map(([path]) => path));
  return new Map(
    files.map(([path, imports]) => {
      const used = imports.flatMap(({ specifier, typeOnly }) => {
        if (typeOnly || !specifier.startsWith('.')) return [];
        const to = posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''));
        return known.has(to) ? [to] : [];
      });
      return [path, new Set(used)];
    }),
  );
}

/** What is loaded with one file: itself and all that it leads to. */
export function loadedWith(graph: Graph, path: string): Set<string> {
  const loaded = new Set([path]);
  // A set that grows while it is walked is walked to its end.
  for (const at of loaded) for (const next of graph.get(at) ?? []) loaded.add(next);
  return loaded;
}

/** The same between folders, where a folder and one inside it are two. */
export function graphOfFolders(files: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [path, used] of files) {
    const from = posix.dirname(path);
    const arrows = folders.get(from) ?? new Set<string>();
    folders.set(from, arrows);
    for (const to of used) if (posix.dirname(to) !== from) arrows.add(posix.dirname(to));
  }
  return folders;
}

/** Nodes that lead back to themselves, in groups that lead to each other (Tarjan); none in a sound house. */
export function circlesOf(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): number => {
    const own = order.size;
    order.set(node, own);
    lowest.set(node, own);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      const seen = order.get(next);
      const reached = seen === undefined ? visit(next) : open.includes(next) ? seen : own;
      lowest.set(node, Math.min(lowest.get(node) ?? own, reached));
    }
    if (lowest.get(node) === own) {
      const group = open.splice(open.indexOf(node));
      if (group.length > 1 || graph.get(node)?.has(node)) circles.push(group.sort());
    }
    return lowest.get(node) ?? own;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}
