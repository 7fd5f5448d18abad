import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundedLines } from '../../electron/archives/index/boundedLines.ts';

async function* inPieces(bytes: Buffer, cuts: readonly number[]) {
  let from = 0;
  for (const cut of [...cuts].sort((one, other) => one - other)) {
    yield bytes.subarray(from, cut);
    from = Math.max(from, cut);
  }
  yield bytes.subarray(from);
}

it('are the lines of the text, however it comes, and none that is too long', async () => {
  const text = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(120), { maxLength: 8 }), async (lines, cuts) => {
      const clean = lines.map((line) => line.replaceAll('\n', ''));
      const bytes = Buffer.from(clean.map((line) => `${line}\n`).join(''));
      const read: (string | null)[] = [];
      const within = cuts.map((cut) => Math.min(cut, bytes.length));
      for await (const line of boundedLines(inPieces(bytes, within), 16)) read.push(line);
      expect(read).toEqual(clean.map((line) => (Buffer.byteLength(line) > 16 ? null : line)));
    }),
    { numRuns: 200 },
  );
});
