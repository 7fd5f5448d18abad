import type { LinkFacts } from './linkFacts.ts';

/** A format as text in portions: any number of links is written without all of it being held. */
export interface LinkWriter {
  /** Stands before the first piece and after the last; between any two of them. */
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  /** How many links make one piece: 1, or as many as one message carries. */
  readonly linksAPiece: number;
  /** One piece; `number` counts the links from 1 and is that of the first of these, `count` is how many there are in all. */
  piece(links: readonly LinkFacts[], number: number, count: number): string;
}

/** The writer of a format whose every link is a piece of its own. */
export function linkByLink(
  one: (link: LinkFacts, number: number, count: number) => string,
  {
    head = '',
    between = '\n',
    tail = '',
  }: Partial<Pick<LinkWriter, 'head' | 'between' | 'tail'>> = {},
): LinkWriter {
  return {
    head,
    between,
    tail,
    linksAPiece: 1,
    piece: (links, number, count) =>
      links.map((link, at) => one(link, number + at, count)).join(between),
  };
}

/** Writes links that come one portion after another. */
export interface PortionWriter {
  /** What can be written of them and of those before them; the rest waits for more. */
  write(links: readonly LinkFacts[]): string;
  /** What waited, and the end; nothing where there were no links at all. */
  end(): string;
}

/** `count` is how many links will come, as far as is known when the first of them are written. */
export function createPortionWriter(writer: LinkWriter, count: number): PortionWriter {
  const { linksAPiece } = writer;
  let waiting: readonly LinkFacts[] = [];
  let number = 1;
  const writeAll = (links: readonly LinkFacts[]) => {
    if (links.length === 0) return '';
    const pieces: string[] = [];
    for (let at = 0; at < links.length; at += linksAPiece) {
      pieces.push(writer.piece(links.slice(at, at + linksAPiece), number + at, count));
    }
    const before = number === 1 ? writer.head : writer.between;
    number += links.length;
    return before + pieces.join(writer.between);
  };
  return {
    write(more) {
      const links = waiting.length === 0 ? more : [...waiting, ...more];
      const whole = links.length - (links.length % linksAPiece);
      waiting = links.slice(whole);
      return writeAll(links.slice(0, whole));
    },
    end() {
      const last = writeAll(waiting);
      waiting = [];
      return number === 1 ? '' : last + writer.tail;
    },
  };
}

/** The whole text at once, for few links. */
export function writeLinks(writer: LinkWriter, links: readonly LinkFacts[]): string {
  const portions = createPortionWriter(writer, links.length);
  return portions.write(links) + portions.end();
}
