import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headBytes, tellType } from '../../electron/contentType/tellType.ts';
import { heic, quarters } from '../host/darkroomHost/samples.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const ftyp = (brand: string, beside = brand) =>
  bytes(`\0\0\0\x18ftyp${brand}\0\0\0\0${beside}mp41\0\0\0\x08free`);

/** A whole zip archive of one entry. */
function zip(name: string, content: string): Buffer {
  const packed = deflateRawSync(content);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, bytes(name), packed, Buffer.alloc(64)]);
}

describe('tellType', () => {
  it.each([
    ['image/jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF\0')],
    ['image/png', bytes('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
    ['image/gif', bytes('GIF89a\x01\0\x01\0')],
    ['image/gif', bytes('GIF87a\x01\0\x01\0')],
    ['video/mp4', ftyp('isom')],
    ['video/mp4', ftyp('mp42')],
    ['application/pdf', bytes('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')],
    ['text/plain', bytes('name,price\nhat,12\n')],
    ['text/plain', Buffer.from('Grüße, 世界 👋\r\n')],
    ['text/plain', Buffer.from('\ufeffwith a mark')],
    ['text/plain', Buffer.from('\ufeffwide', 'utf16le')],
    ['text/plain', Buffer.from('\ufeffwide', 'utf16le').swap16()],
    ['text/plain', Buffer.from('wide and unmarked\n', 'utf16le')],
    ['text/plain', bytes('Gr\xfc\xdfe aus M\xfcnchen')],
    ['text/plain', bytes('BMW f\xe4hrt')],
    ['text/vcard', bytes('BEGIN:VCARD\r\nFN:J\xfcrgen\r\n')],
    ['text/plain', bytes('GIF is a format')],
    ['text/plain', bytes('a line about %PDF-1.7 and others\n')],
    ['application/pdf', bytes('junk\n%PDF-1.7\nno binary byte in it\n')],
    ['application/pdf', bytes(`${'x'.repeat(1_023)}%PDF-1.7\n%\xe2\xe3\xcf\xd3\0`)],
    ['application/pdf', bytes(`HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n\0\x01`)],
    ['application/pdf', bytes(`BM\0\0\x01%PDF-1.4\n\0\x01`)],
    [null, bytes(`${'\x01'.repeat(1_024)}%PDF-1.7\n`)],
    ['application/zip', zip('a.pdf', '%PDF-1.7').fill('%PDF-1.7\n', 40, 49)],
    [null, bytes('text with one \0 in it')],
    ['text/plain', bytes('BMW and MZ are letters')],
    ['application/x-msdownload', bytes('MZ\x90\0\x03\0\0\0')],
    ['application/x-elf', bytes('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0')],
    ['application/zip', zip('readme', 'hello')],
    ['application/zip', zip('notes/list.xml', '<w/>'.repeat(30_000)).subarray(0, 100)],
    [
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      zip('word/document.xml', '<w/>'.repeat(30_000)).subarray(0, 100),
    ],
    ['image/webp', bytes('RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0')],
    ['image/heic', ftyp('mif1', 'heic')],
    ['image/heif', ftyp('mif1', 'miaf')],
    ['image/heic', heic],
    ['image/avif', ftyp('avif', 'heic')],
    ['video/mp4', ftyp('isom', 'heic')],
    ['image/tiff', bytes('II*\0\xff\xff\0\0')],
    ['image/tiff', bytes('MM\0*\0\0\xff\xff')],
    ['video/quicktime', ftyp('qt  ')],
    ['video/mp4', ftyp('M4V ')],
    ['video/mp4', ftyp('M4VH')],
    ['video/mp4', ftyp('M4VP')],
    ['video/mp4', ftyp('iso2')],
    ['video/mp4', ftyp('iso9')],
    ['video/mp4', ftyp('avc1')],
    ['video/mp4', ftyp('dash')],
    ['video/mp4', ftyp('mp41')],
    ['video/mp4', ftyp('MSNV')],
    ['video/mp4', ftyp('f4v ')],
    ['video/mp4', ftyp('F4V ')],
    ['video/mp4', ftyp('XAVC')],
    ['video/mp4', ftyp('isom', 'qt  ')],
    ['video/mp4', ftyp('ABCD', 'isom')],
    ['video/quicktime', ftyp('ABCD', 'qt  ')],
    ['audio/mp4', ftyp('M4A ')],
    ['audio/mp4', ftyp('M4B ', 'isom')],
    ['video/3gpp', ftyp('3gp5')],
    ['video/3gpp', ftyp('3ge6', 'isom')],
    ['video/3gpp2', ftyp('3g2a')],
    ['video/quicktime', bytes(`\0\0\0\x74moov\0\0\0\x6cmvhd\0\0\0\0${'\0'.repeat(99)}`)],
    ['video/quicktime', bytes('\0\0\0\x08wide\0\0\x10\0mdat\0\0\0\x02\x09\x10\xff\xff')],
    [
      'video/quicktime',
      bytes(`\0\0\0\x10free${'\0'.repeat(8)}\0\0\0\0mdat\xff\xff\xff\xff\0\0\0\0`),
    ],
    ['video/quicktime', bytes(`\0\0\0\x01mdat\0\0\0\0\0\x10\0\0${'\xff'.repeat(40)}`)],
    [null, bytes('\0\0\0\x03moov\0\0\0\x6cmvhd\0\0\0\0')],
    [null, bytes('\xff\xff\xff\xffwide\0\0\0\x6cnone\0\0\0\0')],
    ['text/html', bytes('\n <!DOCTYPE html><title>x</title>')],
    ['image/svg+xml', bytes('<?xml version="1.0"?>\n<svg xmlns="x"/>')],
    ['application/x-sh', bytes('#!/bin/sh\nrm x\n')],
    ['application/rtf', bytes('{\\rtf1 hi}')],
    [null, bytes('\0\x01\x02\x03 nothing known \xfe')],
    [null, bytes('GIF\0\0\0\0')],
    [null, Buffer.alloc(0)],
  ])('tells %s', async (type, head) => {
    expect(await tellType(head)).toBe(type);
  });

  it.each(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'])('knows the brand %s', async (brand) => {
    expect(await tellType(ftyp(brand))).toBe('image/heic');
  });

  it('tells a TIFF by any head, wherever its tags stand', async () => {
    const tiff = await quarters(300, 200).tiff({ compression: 'none' }).toBuffer();
    expect(tiff.readUInt32LE(4)).toBeGreaterThan(headBytes);
    for (const length of [8, 4_096, headBytes, tiff.length]) {
      expect(await tellType(tiff.subarray(0, length))).toBe('image/tiff');
    }
  });

  it('takes text whose last character is cut by the end of the head', async () => {
    expect(await tellType(Buffer.from('long text ü').subarray(0, -1))).toBe('text/plain');
  });

  it('never fails, and calls nothing text that holds a control character', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (head) => {
        const type = await tellType(head);
        // What holds a NUL may be UTF-16, of which no byte is a character.
        if (type === 'text/plain' && !head.includes(0) && (head[0] ?? 0) < 0xfe) {
          expect([...head].some((byte) => byte < 9 || byte === 127)).toBe(false);
        }
      }),
    );
  });

  it('comes to an end with a text that begins with many comments', async () => {
    const comments = '<!---->'.repeat(140);
    expect(await tellType(bytes(`${comments}words`))).toBe('text/plain');
    expect(await tellType(bytes(`${comments}<html>`))).toBe('text/html');
    expect(await tellType(bytes(`<?xml version="1.0"?>${comments}<svg/>`))).toBe('image/svg+xml');
    expect(await tellType(bytes(`<!-- a --><!-- b -->\n<!doctype svg><svg/>`))).toBe(
      'image/svg+xml',
    );
  });
});
