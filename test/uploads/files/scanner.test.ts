import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeConfig } from '../../../build/bundle/nodeConfig.mjs';
import { systemClock } from '../../../electron/base/clock.ts';
import { type GuardedWorker, StuckWorker } from '../../../electron/base/guardedWorker.ts';
import { tellWhole } from '../../../electron/contentType/tellFile.ts';
import { startScanner } from '../../../electron/host/startScanner.ts';
import { removeLocations } from '../../../electron/location/removeLocations.ts';
import { readFileFacts, unreadableFile } from '../../../electron/uploads/files/fileFacts.ts';
import { createScanner, type Scanner } from '../../../electron/uploads/files/scanner.ts';

const still = () => sharp({ create: { width: 8, height: 6, channels: 3, background: '#369' } });

describe('the threads that look into files', () => {
  let folder: string;
  let scanner: Scanner;
  let placed: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'satchel-scanner-'));
    await build(nodeConfig('scanWorker', 'electron/host/scanWorker.ts', folder));
    scanner = startScanner(join(folder, 'scanWorker.cjs'), systemClock);
    placed = join(folder, 'placed.jpg');
    const gps = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 0/1 0/1' } };
    await writeFile(placed, await still().jpeg().withExif(gps).toBuffer());
  });
  afterAll(async () => {
    scanner.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('see what is seen here', async () => {
    const plain = join(folder, 'plain.png');
    await writeFile(plain, await still().png().toBuffer());
    for (const path of [placed, plain, folder, join(folder, 'gone.jpg')]) {
      expect(await scanner.look(path)).toEqual(await readFileFacts(path));
    }
    expect((await scanner.look(placed)).place?.answer).toBe('here');
  });

  it('take the place out as it is taken out here', async () => {
    const gps = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 0/1 0/1' } };
    const bytes = await still().jpeg().withExif(gps).toBuffer();
    const made = await scanner.removeLocations(bytes, 'image/jpeg');
    expect(made).toEqual(await removeLocations(bytes, 'image/jpeg'));
    expect(bytes.length).toBe(made?.length);
  });

  it('tell a long text that is a part of larger memory', async () => {
    const line = 'Gr\xfc\xdfe aus M\xfcnchen, Stra\xdfe 5\r\n';
    const slab = Buffer.alloc(400_000, line.repeat(10_000), 'latin1');
    const bytes = slab.subarray(0, line.length * 5_000);
    expect(await scanner.tellText(bytes)).toEqual(await tellWhole(bytes));
    expect(bytes.length).toBe(line.length * 5_000);
  });
});

describe('createScanner', () => {
  const seen = (known: boolean) => ({
    facts: { readable: true, folder: false, sizeBytes: 1, contentType: 'image/jpeg' },
    mtimeMs: 1,
    ...(!known && { place: { answer: 'unknown' as const, stays: true } }),
  });
  const stuck = (): GuardedWorker => ({ ask: () => Promise.reject(new StuckWorker()), close() {} });
  const answering = (answer: (call: string, input: unknown) => unknown): GuardedWorker => ({
    ask: async (call, input) => answer(call, input),
    close() {},
  });

  it('looks once more apart at what a thread was lost over', async () => {
    const apart = answering(() => seen(true));
    const scanner = createScanner({ workers: stuck(), apart, unreadable: unreadableFile });
    expect(await scanner.look('a.jpg')).toEqual(seen(true));
  });

  it('says that a place is not known where nobody could look through the file', async () => {
    const apart = answering((_call, input) => {
      if ((input as { scan: boolean }).scan) throw new StuckWorker();
      return seen(false);
    });
    const scanner = createScanner({ workers: stuck(), apart, unreadable: unreadableFile });
    expect((await scanner.look('a.jpg')).place).toEqual({ answer: 'unknown', stays: true });
  });

  it('says of what nothing can be told that it cannot be read, and leaves its place in', async () => {
    const scanner = createScanner({ workers: stuck(), apart: stuck(), unreadable: unreadableFile });
    expect(await scanner.look('a.jpg')).toEqual(unreadableFile);
    expect(await scanner.removeLocations(Uint8Array.of(1), 'image/jpeg')).toBeNull();
    expect(await scanner.locationSegment(Uint8Array.of(1))).toBeNull();
  });
});
