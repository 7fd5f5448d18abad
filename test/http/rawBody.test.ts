import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BodyFile, BodyHooks } from '../../electron/http/commitBody.ts';
import { encodeRaw, encodeText } from '../../electron/http/rawBody.ts';
import { SatchelError } from '../../shared/failure.ts';

const quiet: BodyHooks = { onProgress() {}, beforeCommit: async () => {} };

const file = (pieces: readonly Buffer[], sizeBytes?: number): BodyFile => ({
  sizeBytes: sizeBytes ?? Buffer.concat(pieces).length,
  open: () => Readable.from(pieces),
});

async function failed(body: Readable) {
  const error = await buffer(body).catch((thrown: unknown) => thrown);
  return error instanceof SatchelError ? error.failure : error;
}

test('the body is the file, in whatever pieces it came', async () => {
  const pieces = fc.array(fc.uint8Array({ minLength: 1, maxLength: 3_000 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(pieces, async (some) => {
      const buffers = some.map((piece) => Buffer.from(piece));
      const whole = Buffer.concat(buffers);
      const raw = encodeRaw(file(buffers), quiet);
      raw.start();
      expect((await buffer(raw.body)).equals(whole)).toBe(true);
      expect(raw.contentLength).toBe(whole.length);
      expect(raw.committed()).toBe(true);
    }),
  );
});

test.each([1, 1_024, 1_025, 65_536, 65_537, 200_000])(
  'keeps the last of %i bytes back until they may go',
  async (sizeBytes) => {
    let let_go = () => {};
    let asked = () => {};
    const wasAsked = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const raw = encodeRaw(file([Buffer.alloc(sizeBytes, 7)]), {
      onProgress() {},
      beforeCommit: () => {
        asked();
        return new Promise<void>((resolve) => {
          let_go = resolve;
        });
      },
    });
    let received = 0;
    const done = new Promise<void>((resolve) => {
      raw.body.on('data', (chunk: Buffer) => {
        received += chunk.length;
      });
      raw.body.on('end', resolve);
    });
    raw.start();
    await wasAsked;
    expect(received).toBe(Math.max(0, sizeBytes - 1_024));
    expect(raw.committed()).toBe(false);
    let_go();
    await done;
    expect(received).toBe(sizeBytes);
  },
);

test.each([
  ['shorter', 11],
  ['longer', 9],
])('a file that is %s than it was is not committed', async (_, sizeBytes) => {
  let commits = 0;
  const raw = encodeRaw(file([Buffer.alloc(10)], sizeBytes), {
    onProgress() {},
    beforeCommit: async () => void commits++,
  });
  raw.start();
  expect(await failed(raw.body)).toMatchObject({ kind: 'file-rejected', rule: 'changed' });
  expect(raw.fault()).toMatchObject({ index: 0, failure: { rule: 'changed' } });
  expect(commits).toBe(0);
});

test('a body dropped while it is written down never goes', async () => {
  let let_go = () => {};
  const raw = encodeText(
    'To=1',
    () =>
      new Promise<void>((resolve) => {
        let_go = resolve;
      }),
  );
  raw.start();
  raw.body.resume();
  await new Promise((resolve) => setImmediate(resolve));
  raw.body.destroy();
  let_go();
  await new Promise((resolve) => setImmediate(resolve));
  expect(raw.committed()).toBe(false);
});

test('text goes whole, and not before it may', async () => {
  const raw = encodeText('Body=é', async () => {});
  expect(raw.contentLength).toBe(7);
  raw.start();
  expect((await buffer(raw.body)).toString()).toBe('Body=é');
});
