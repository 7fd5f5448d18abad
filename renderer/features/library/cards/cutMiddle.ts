import { graphemesOf } from '../../../../shared/text/graphemes.ts';
import { splitName } from '../../../text/format.ts';

const dots = '…';

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
