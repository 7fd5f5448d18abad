import { graphemesOf } from '../../../../shared/text/graphemes.ts';
import { splitName } from '../../../text/format.ts';

const dots = '…';
const mostKnown = 2_000;

/** The same answers again, for names that are seen again. */
export function remembering(
  cut: (name: string, room: number) => string,
): (name: string, room: number) => string {
  const known = new Map<string, string>();
  return (name, room) => {
    const key = `${Math.round(room)} ${name}`;
    const found = known.get(key) ?? cut(name, room);
    const [oldest] = known.keys();
    if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
    known.set(key, found);
    return found;
  };
}

/** A name that is wider than its room, without its middle: its ending tells what it is. No character is cut in two. */
export function cutMiddle(name: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(name) <= room) return name;
  const [start, end] = splitName(name);
  if (end === '') return name;
  const characters = graphemesOf(start);
  let low = 1;
  let high = characters.length;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const kept = characters.slice(0, middle).join('');
    if (widthOf(`${kept}${dots}${end}`) <= room) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join('').trimEnd()}${dots}${end}`;
}

/** How wide texts are in a font of the page. */
export function createMeasure(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return () => 0;
  context.font = font;
  return (text) => context.measureText(text).width;
}
