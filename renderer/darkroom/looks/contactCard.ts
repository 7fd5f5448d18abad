import { emptyCanvas } from '../drawing/canvas.ts';
import { encoded, type Looked, nothingLearnt } from './look.ts';
import { faintInk, fitLine, ink, openPaper, planned } from './paper.ts';

export interface ContactOrder {
  readonly name: string;
  /** A number, an address, or what else there is to reach somebody by; bounded. */
  readonly lines: readonly string[];
  readonly maxEdge: number;
}

/** Backgrounds on which white letters are read. */
const colours = ['#5a55a0', '#8a4a86', '#3f7558', '#2f6f8f', '#94552a', '#a03a4d'];

/** A card with a name, its first letters, and how to reach it. */
export async function contactCard({ name, lines, maxEdge }: ContactOrder): Promise<Looked> {
  const paper = openPaper(maxEdge);
  const { context } = paper;
  const middle = planned / 2;
  const hash = [...name].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0, 7);
  context.fillStyle = colours[hash % colours.length] ?? ink;
  context.beginPath();
  context.arc(middle, 82, 42, 0, 2 * Math.PI);
  context.fill();
  context.textAlign = 'center';
  context.fillStyle = '#fff';
  const letters = initialsOf(name);
  if (letters === '') {
    drawPerson(context, middle);
  } else {
    context.font = '600 34px system-ui, sans-serif';
    context.fillText(letters, middle, 94);
  }
  context.fillStyle = ink;
  context.font = '600 19px system-ui, sans-serif';
  context.fillText(fitLine(context, name, planned - 28), middle, 157);
  context.fillStyle = faintInk;
  context.font = '16px system-ui, sans-serif';
  for (const [index, line] of lines.slice(0, 2).entries()) {
    context.fillText(fitLine(context, line, planned - 28), middle, 183 + index * 22);
  }
  try {
    return { bytes: await encoded(paper.canvas, 'image/webp', 0.9), look: nothingLearnt };
  } finally {
    emptyCanvas(paper);
  }
}

/** The first letters of its first and its last word; nothing for what has no letters, as a number has none. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

function drawPerson(context: OffscreenCanvasRenderingContext2D, middle: number): void {
  context.beginPath();
  context.arc(middle, 72, 15, 0, 2 * Math.PI);
  context.fill();
  context.beginPath();
  context.ellipse(middle, 112, 26, 20, 0, Math.PI, 0);
  context.fill();
}
