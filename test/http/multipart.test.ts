import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MultipartFile } from '../../electron/http/multipart.ts';
import { encodeMultipart } from '../../electron/http/multipart.ts';
import { multipartName, sanitisedName } from '../../electron/http/multipartName.ts';
import { SatchelError } from '../../shared/failure.ts';

const quiet = { onProgress() {}, beforeCommit: async () => {} };

function file(bytes: Buffer, more: Partial<MultipartFile> = {}): MultipartFile {
  return {
    field: 'file',
    name: 'a.bin',
    contentType: 'application/octet-stream',
    sizeBytes: bytes.length,
    open: () => Readable.from([bytes]),
    ...more,
  };
}

/** One character to people, 25 bytes to a file system. */
const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}';

async function parse(contentType: string, body: Readable) {
  const parsed: { field: string; name: string; type: string; bytes: Buffer }[] = [];
  const parser = new Busboy({ headers: { 'content-type': contentType } });
  const reading: Promise<void>[] = [];
  parser.on('file', (field, stream, name, _encoding, type) => {
    const entry = { field, name: name ?? '', type, bytes: Buffer.alloc(0) };
    parsed.push(entry);
    reading.push(
      buffer(stream).then((bytes) => {
        entry.bytes = bytes;
      }),
    );
  });
  await finished(body.pipe(parser));
  await Promise.all(reading);
  return parsed;
}

test('a server reads back the files that were put in, and the length is true', async () => {
  const anyFile = fc.record({
    name: fc.string({ unit: 'grapheme' }),
    pieces: fc.array(fc.uint8Array({ maxLength: 2_000 }), { maxLength: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(anyFile, { maxLength: 10 }), async (files) => {
      const parts = files.map(({ name, pieces }) =>
        file(Buffer.concat(pieces), {
          name,
          contentType: 'image/png',
          open: () => Readable.from(pieces.map((piece) => Buffer.from(piece))),
        }),
      );
      const form = encodeMultipart(parts, quiet);
      form.start();
      const bytes = await buffer(form.body);
      expect(bytes.length).toBe(form.contentLength);
      expect(await parse(form.contentType, Readable.from([bytes]))).toEqual(
        files.map(({ name, pieces }) => ({
          field: 'file',
          // Whatever it is, a server reads the very name.
          name: sanitisedName(name),
          type: 'image/png',
          bytes: Buffer.concat(pieces),
        })),
      );
    }),
    { numRuns: 60 },
  );
});

test('no name can end its quotes, its line, or reach the file system', () => {
  const anyName = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(fc.constantFrom('"', '\r', '\n', '/', '\\', '..', '\u202e', 'ü', '.png'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(anyName, (name) => {
      const escaped = multipartName(name);
      expect(escaped.replaceAll('\\"', '')).not.toMatch(/["\r\n/\\\u202e]|\p{Cc}/u);
      expect(escaped).not.toMatch(/^\.{0,2}$/);
      expect(Buffer.from(escaped).toString()).toBe(escaped);
    }),
  );
});

test.each([
  ['photos/summer/cat.png', 'cat.png'],
  ['C:\\photos\\cat.png', 'cat.png'],
  ['say "hi".txt', 'say \\"hi\\".txt'],
  ['100%25 %22off%22.txt', '100%25 %22off%22.txt'],
  [`${'ü'.repeat(120)}${family.repeat(4)}.png`, `${'ü'.repeat(120)}.png`],
  ['Größe 图.jpg', 'Größe 图.jpg'],
  ['..', 'file'],
  ['', 'file'],
  [`${'ü'.repeat(200)}.jpeg`, `${'ü'.repeat(125)}.jpeg`],
])('%s is sent as %s', (name, sent) => {
  expect(multipartName(name)).toBe(sent);
});

test('the closing boundary waits for the commit', async () => {
  let release = () => {};
  let asked = 0;
  const form = encodeMultipart([file(Buffer.from('hello'))], {
    onProgress() {},
    beforeCommit: () => {
      asked += 1;
      return new Promise((resolve) => {
        release = resolve;
      });
    },
  });
  form.start();
  const chunks: Buffer[] = [];
  form.body.on('data', (chunk: Buffer) => chunks.push(chunk));
  await expect.poll(() => asked).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 30));
  const before = Buffer.concat(chunks).toString();
  expect(before.endsWith('hello')).toBe(true);
  expect(form.committed()).toBe(false);
  release();
  await finished(form.body);
  expect(form.committed()).toBe(true);
  expect(Buffer.concat(chunks).toString().slice(before.length)).toMatch(
    /^\r\n--satchel-\w+--\r\n$/,
  );
});

test('a body that is dropped while the commit is pending was not committed', async () => {
  let release = () => {};
  const pending = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  const form = encodeMultipart([file(Buffer.from('hello'))], {
    onProgress() {},
    beforeCommit: () => {
      asked += 1;
      return pending;
    },
  });
  form.start();
  form.body.resume();
  await expect.poll(() => asked).toBe(1);
  form.body.destroy();
  release();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(form.committed()).toBe(false);
});

test('nothing is opened before the start', async () => {
  let opened = 0;
  const open = () => {
    opened += 1;
    return Readable.from([Buffer.from('x')]);
  };
  const form = encodeMultipart([file(Buffer.from('x'), { open })], quiet);
  form.body.resume();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(opened).toBe(0);
  form.start();
  await finished(form.body);
  expect(opened).toBe(1);
});

test('progress counts what was taken, chunk by chunk, and never falls', async () => {
  const bytes = Buffer.alloc(200_000, 1);
  const steps: [number, number][] = [];
  const form = encodeMultipart([file(bytes), file(Buffer.from('abc'))], {
    ...quiet,
    onProgress: (index, sent) => steps.push([index, sent]),
  });
  form.start();
  const reader = form.body[Symbol.asyncIterator]();
  await reader.next();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(steps).toEqual([]);
  for (let step = await reader.next(); step.done !== true; step = await reader.next());
  expect(steps).toEqual([
    [0, 65_536],
    [0, 131_072],
    [0, 196_608],
    [0, 200_000],
    [1, 3],
  ]);
});

test.each([
  ['shorter', Buffer.alloc(99), 'changed'],
  ['longer', Buffer.alloc(101), 'changed'],
  ['empty', Buffer.alloc(0), 'changed'],
])('a file that became %s breaks the body before the commit', async (_name, bytes, rule) => {
  let asked = 0;
  const parts = [file(Buffer.from('ok')), file(bytes, { sizeBytes: 100 })];
  const form = encodeMultipart(parts, { onProgress() {}, beforeCommit: async () => void asked++ });
  form.start();
  const error: unknown = await buffer(form.body).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SatchelError);
  expect(form.fault()).toMatchObject({ index: 1, failure: { kind: 'file-rejected', rule } });
  expect(asked).toBe(0);
  expect(form.committed()).toBe(false);
});

test('a file that cannot be read says which one it was', async () => {
  const open = () =>
    new Readable({
      read() {
        this.destroy(new Error('EIO'));
      },
    });
  const form = encodeMultipart([file(Buffer.from('x'), { open })], quiet);
  form.start();
  await expect(buffer(form.body)).rejects.toBeInstanceOf(SatchelError);
  expect(form.fault()).toMatchObject({ index: 0, failure: { rule: 'unreadable' } });
});

test('a body that is dropped closes the file that it stands in', async () => {
  const source = new Readable({ read() {} });
  source.push(Buffer.from('some'));
  const form = encodeMultipart([file(Buffer.alloc(100), { open: () => source })], quiet);
  form.start();
  let taken = '';
  form.body.on('data', (chunk: Buffer) => {
    taken += chunk.toString();
  });
  await expect.poll(() => taken.endsWith('some')).toBe(true);
  form.body.destroy();
  await expect.poll(() => source.destroyed).toBe(true);
  expect(form.fault()).toBeNull();
});

test('a content type that could end its line is refused', () => {
  const contentType = 'image/png\r\nX-Injected: 1';
  expect(() => encodeMultipart([file(Buffer.from('x'), { contentType })], quiet)).toThrow(
    SatchelError,
  );
});
