/** As many drops, pastes and choices are remembered, each for as long as its count would be. */
const mostKept = 8;
const lifeMs = 10 * 60_000;

interface Heard<F> {
  readonly untilMs: number;
  readonly files: Set<F>;
  readonly links: Set<string>;
}

/**
 * What people dropped, pasted or chose, as the preload heard it itself: the page's word for it is worth nothing. It can
 * be looked at for a while; what is added straight from it, only once.
 */
export function createHeardFiles<F>() {
  let kept: Heard<F>[] = [];

  function holding(is: (drop: Heard<F>) => boolean, nowMs: number): Heard<F> | undefined {
    kept = kept.filter(({ untilMs }) => nowMs < untilMs);
    return kept.find(is);
  }

  return {
    note(files: readonly F[], links: readonly string[], nowMs: number): void {
      if (files.length === 0 && links.length === 0) return;
      const drop = { untilMs: nowMs + lifeMs, files: new Set(files), links: new Set(links) };
      kept = [...kept, drop].slice(-mostKept);
    },
    hasFile: (file: F, nowMs: number) =>
      holding(({ files }) => files.has(file), nowMs) !== undefined,
    hasLink: (link: string, nowMs: number) =>
      holding(({ links }) => links.has(link), nowMs) !== undefined,
    /** Takes them out; what is answered puts them back, for what was refused can be tried again. */
    spendFiles(files: readonly F[], nowMs: number): () => void {
      const spent = files.flatMap((file) => {
        const drop = holding((one) => one.files.has(file), nowMs);
        drop?.files.delete(file);
        return drop === undefined ? [] : [{ file, drop }];
      });
      return () => {
        for (const { file, drop } of spent) drop.files.add(file);
      };
    },
    spendLink(link: string, nowMs: number): () => void {
      const drop = holding(({ links }) => links.has(link), nowMs);
      drop?.links.delete(link);
      return () => void drop?.links.add(link);
    },
  };
}
