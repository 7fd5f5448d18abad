import { emptyCanvas } from '../drawing/canvas.ts';
import { encoded, type Looked, nothingLearnt } from './look.ts';
import { ink, openPaper, planned } from './paper.ts';

export interface TextOrder {
  /** Plain, without controls; as much as may be shown. */
  readonly text: string;
  readonly maxEdge: number;
}

const margin = 18;
const size = 13;
const leading = 18;
const lines = Math.floor((planned - 2 * margin) / leading);
/** Longer than any line that fits. */
const mostSigns = 90;

/** The first lines of a text, as they stand on a sheet; right to left where it is written so. */
export async function textPage({ text, maxEdge }: TextOrder): Promise<Looked> {
  const paper = openPaper(maxEdge);
  const { context } = paper;
  context.fillStyle = ink;
  context.font = `${size}px system-ui, sans-serif`;
  const rightToLeft = isRightToLeft(text);
  context.direction = rightToLeft ? 'rtl' : 'ltr';
  context.textAlign = 'start';
  const from = rightToLeft ? planned - margin : margin;
  let y = margin + size;
  for (const line of wrapped(context, text, planned - 2 * margin)) {
    context.fillText(line, from, y);
    y += leading;
  }
  try {
    return { bytes: await encoded(paper.canvas, 'image/webp', 0.9), look: nothingLearnt };
  } finally {
    emptyCanvas(paper);
  }
}

/** The lines that there is room for; a long one goes on below, broken between words where it has any. */
function wrapped(
  context: OffscreenCanvasRenderingContext2D,
  text: string,
  width: number,
): string[] {
  const made: string[] = [];
  for (const whole of text.split(/\r\n|[\n\r]/, lines * 4)) {
    let rest = whole.replaceAll('\t', '    ').trimEnd();
    do {
      const part = fitting(context, rest, width);
      made.push(part);
      if (made.length >= lines) return made;
      rest = rest.slice(part.length).trimStart();
    } while (rest !== '');
  }
  return made;
}

/** As much of the beginning of a line as fits; one sign at least. */
function fitting(context: OffscreenCanvasRenderingContext2D, line: string, width: number): string {
  const signs = [...line.slice(0, 4 * mostSigns)].slice(0, mostSigns);
  let count = signs.length;
  while (count > 1 && context.measureText(signs.slice(0, count).join('')).width > width) {
    count -= Math.max(1, Math.floor(count / 12));
  }
  const part = signs.slice(0, count).join('');
  if (part.length === line.length) return part;
  const space = part.lastIndexOf(' ');
  return space > part.length / 3 ? part.slice(0, space + 1) : part;
}

/** By the first letter that has a direction. */
function isRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text.slice(0, 1_000))?.[0] ?? '';
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(letter);
}
