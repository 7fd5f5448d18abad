import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { tellType } from '../../electron/contentType/tellType.ts';
import { fetchLink } from '../../electron/intake/fetchLink.ts';
import { phoneFilm } from '../films/phoneFilm.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** What a link brings to a host that declares its bytes so. */
async function brought(name: string, declared: string, bytes: Buffer) {
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': declared }).end(bytes),
  );
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const deps = { allowLoopback: true, tellType, maxBytes: 100_000, version: '1.2.3' };
  const never = new AbortController().signal;
  return fetchLink(`http://127.0.0.1:${port}/${name}`, deps, never);
}

describe('a link to a file that is no picture', () => {
  it.each<[string, string, Buffer, string]>([
    ['ride.mov', 'video/quicktime', phoneFilm(), 'video/quicktime'],
    ['terms.pdf', 'application/octet-stream', Buffer.from('%PDF-1.4\n%%EOF'), 'application/pdf'],
    ['prices.csv', 'text/csv; charset=utf-8', Buffer.from('hat;12\n'), 'text/plain'],
    ['note.txt', 'application/octet-stream', Buffer.from('Gr\xfc\xdfe', 'latin1'), 'text/plain'],
    ['song.mp3', 'audio/mpeg', Buffer.concat(Array(4).fill(mp3Frame())), 'audio/mpeg'],
    ['all.zip', 'application/zip', Buffer.from('PK\x03\x04\0\0'), 'application/zip'],
  ])('brings %s, said to be %s', async (name, declared, bytes, contentType) => {
    const file = await brought(name, declared, bytes);
    expect(file).toMatchObject({ name, contentType });
    expect(bytes.equals(file.bytes)).toBe(true);
  });
});

/** 128 kbit/s at 44.1 kHz: 417 bytes a frame. */
function mp3Frame(): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xff_fb_90_00);
  return frame;
}
