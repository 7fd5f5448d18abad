import { emptyCanvas } from '../drawing/canvas.ts';
import { encoded, type Looked, nothingLearnt } from './look.ts';
import { faintInk, openPaper } from './paper.ts';

/** A sheet with a lock on it: what is inside is not told without its password. */
export async function drawLocked(edge: number): Promise<Looked> {
  const paper = openPaper(edge);
  const { context } = paper;
  context.strokeStyle = faintInk;
  context.fillStyle = faintInk;
  context.lineWidth = 9;
  context.beginPath();
  context.arc(120, 104, 25, Math.PI, 0);
  context.moveTo(95, 104);
  context.lineTo(95, 124);
  context.moveTo(145, 104);
  context.lineTo(145, 124);
  context.stroke();
  context.beginPath();
  context.roundRect(80, 116, 80, 58, 9);
  context.fill();
  try {
    return {
      bytes: await encoded(paper.canvas, 'image/webp'),
      look: { ...nothingLearnt, pages: 0 },
    };
  } finally {
    emptyCanvas(paper);
  }
}
