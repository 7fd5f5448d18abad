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

/**
 * The text of links that come one portion after another, in portions; nothing for none. `count` is how many will come,
 * as far as is known when the first of them are written.
 */
export function* writePortions(
  writer: LinkWriter,
  portions: Iterable<readonly LinkFacts[]>,
  count: number,
): Generator<string> {
  let waiting: readonly LinkFacts[] = [];
  let number = 1;
  const write = (links: readonly LinkFacts[]) => {
    const pieces: string[] = [];
    for (let at = 0; at < links.length; at += writer.linksAPiece) {
      pieces.push(writer.piece(links.slice(at, at + writer.linksAPiece), number + at, count));
    }
    const before = number === 1 ? writer.head : writer.between;
    number += links.length;
    return before + pieces.join(writer.between);
  };
  for (const portion of portions) {
    const links = waiting.length === 0 ? portion : [...waiting, ...portion];
    const whole = links.length - (links.length % writer.linksAPiece);
    waiting = links.slice(whole);
    if (whole > 0) yield write(links.slice(0, whole));
  }
  if (waiting.length > 0) yield write(waiting);
  if (number > 1 && writer.tail !== '') yield writer.tail;
}

/** The whole text at once, for few links. */
export const writeLinks = (writer: LinkWriter, links: readonly LinkFacts[]): string =>
  [...writePortions(writer, [links], links.length)].join('');
