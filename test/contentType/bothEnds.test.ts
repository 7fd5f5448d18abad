import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tellWhole } from '../../electron/contentType/tellFile.ts';
import { headBytes } from '../../electron/contentType/tellType.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import { type Sandbox, startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { acceptedType } from '../../electron/sandbox/wire/sniffType.ts';
import { readFileFacts } from '../../electron/uploads/files/fileFacts.ts';
import { checkFile } from '../../shared/upload.ts';
import { legacySamples } from './text/samples.ts';

/** What is checked here and what the practice Plivo takes are one, though neither knows the other’s rules. */

const limits = plivo.upload?.limits;
if (limits === undefined) throw new Error('Plivo takes files');
const latin = (text: string) => Buffer.from(text, 'latin1');
const long = 'plain words\n'.repeat(9_000);
const pdf = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n\0';

const corpus: readonly (readonly [name: string, bytes: Buffer, taken: boolean])[] = [
  ...legacySamples.map(
    ({ encoding, text, bytes }) =>
      [`${JSON.stringify(text)} in ${encoding}`, bytes, false] as const,
  ),
  ['UTF-8', Buffer.from('Grüße, 世界 👋\r\n'), true],
  ['UTF-8 with a mark', Buffer.from('\ufeffGrüße'), true],
  ['UTF-16 with a mark', Buffer.from('\ufeffGrüße', 'utf16le'), false],
  ['ASCII', latin('name,price\r\n\that,12\f'), true],
  ['CSV', latin('a;b\n1;2\n'), true],
  ['JSON', latin('{"a": [1, 2]}\n'), true],
  ['a contact', latin('BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n'), false],
  ['a date', latin('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'), false],
  ['a page', latin('\n<!doctype html><p>hi</p>'), false],
  ['a drawing', latin('<?xml version="1.0"?><svg xmlns="x"/>'), false],
  ['a drawing after a remark', latin('<!-- by hand --><svg/>'), false],
  ['XML', Buffer.from('\ufeff<?xml version="1.0"?><a/>'), false],
  ['a script', latin('#!/bin/sh\n'), false],
  ['RTF', latin('{\\rtf1 hi}'), false],
  ['PostScript', latin('%!PS-Adobe-3.0\n'), false],
  ['one NUL', latin('text\0text'), false],
  ['one NUL far inside', latin(`${long}\0${long}`), false],
  ['Windows-1252 far inside', latin(`${long}caf\xe9\n`), false],
  ['UTF-8 far inside', Buffer.from(`${long}café\n`), true],
  ['a sign that the first bytes end in', Buffer.from(`${'x'.repeat(headBytes - 1)}é\n`), true],
  ['an escape', latin('\x1b[1mbold\x1b[0m'), false],
  ['a vertical tab', latin('a\x0bb'), false],
  ['a delete', latin('a\x7fb'), false],
  ['a next line', Buffer.from('a\u0085b'), true],
  ['a control of two bytes', Buffer.from('a\u0090b'), false],
  ['a cut character', Buffer.from('Grü').subarray(0, -1), false],
  ['nothing', Buffer.alloc(0), false],
  ['mostly ASCII', latin(`record${'name'.repeat(50)}\x01\x02\xff`), false],
  ['a PDF', latin(pdf), true],
  ['a PDF after 1,023 bytes', latin(`${'\x01'.repeat(1_023)}${pdf}`), true],
  ['a PDF after 1,024 bytes', latin(`${'\x01'.repeat(1_024)}${pdf}`), false],
  ['a PDF after the head of an answer', latin(`HTTP/1.1 200 OK\r\n\r\n${pdf}`), true],
  ['a PDF after BM', latin(`BM\0\0${pdf}`), true],
  ['a PDF of ASCII alone, after a line', latin('junk\n%PDF-1.4\n1 0 obj\n'), true],
  ['a letter about PDF', latin('The header is %PDF-1.7 and so on.\n'), true],
  [
    'a PDF in a ZIP',
    latin(`PK\x03\x04\x0a\0\0\0\0\0${'\0'.repeat(16)}\x05\0\0\0a.pdf${pdf}`),
    false,
  ],
  ['a PDF in a TAR', latin(`a.pdf${'\0'.repeat(252)}ustar\x0000${'\0'.repeat(247)}${pdf}`), false],
  ['a page about PDF', latin('<html>\n%PDF-1.7\n</html>'), false],
];

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-both-ends-'));
  sandbox = await startSandbox({ items: 0 });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function takes(bytes: Buffer): Promise<boolean> {
  const { baseUrl, authId, authToken } = sandbox.plivo;
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(bytes)], { type: 'text/plain' }), 'file');
  const answer = await fetch(`${baseUrl}/Account/${authId}/Media/`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${authId}:${authToken}`)}` },
    body: form,
  });
  const { objects } = (await answer.json()) as { objects: { status: string }[] };
  return objects[0]?.status === 'success';
}

test.each(corpus)('%s', async (_name, bytes, taken) => {
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  const { facts } = await readFileFacts(path);
  expect(checkFile(facts, limits) === null).toBe(taken);
  expect(await takes(bytes)).toBe(taken);
});

/** Text, and text that something happened to. */
const altered = fc
  .tuple(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.nat(),
    fc.option(fc.integer({ max: 255, min: 0 })),
  )
  .map(([text, at, byte]) => {
    const bytes = Buffer.from(text);
    if (byte !== null) bytes[at % bytes.length] = byte;
    return bytes;
  });

test('text and what was text once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(altered, fc.uint8Array({ minLength: 1 })), async (found) => {
      const bytes = Buffer.from(found);
      const { contentType, readings } = await tellWhole(bytes);
      const ours = {
        readable: true,
        folder: false,
        sizeBytes: bytes.length,
        contentType,
        readings,
      };
      const theirs = acceptedType(bytes, 'text/plain');
      expect(checkFile(ours, limits) === null ? contentType : null).toBe(theirs);
    }),
    { numRuns: 2_000 },
  );
});
