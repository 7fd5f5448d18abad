import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RasterHeader } from '../../../electron/thumbnails/originals/rasterHeader.ts';
import { bmp, hugePng, photograph, quarterColours, quarters } from '../darkroomHost/samples.ts';
import { type DarkroomHost, startDarkroomHost, usualPatience } from '../darkroomHost/start.ts';

// A whole Electron, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let host: DarkroomHost;
beforeAll(async () => {
  host = await startDarkroomHost();
});
afterAll(() => host?.close());

let count = 0;
async function develop(bytes: Uint8Array, maxEdge = 480, header?: RasterHeader) {
  count += 1;
  const from = join(host.folder, `${count}.in`);
  const to = join(host.folder, `${count}.out`);
  await writeFile(from, bytes);
  const facts = await host.ask('develop', { from, to, maxEdge, header });
  return { ...facts, bytes: await readFile(to) };
}

describe('pictures in the real Electron', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'turns a JPEG of EXIF orientation %i upright',
    async (orientation) => {
      for (const [width, maxEdge] of [
        [160, 480],
        [1600, 100],
      ] as const) {
        const turned = await quarters(width, width / 2)
          .jpeg()
          .withMetadata({ orientation })
          .toBuffer();
        const upright = await sharp(turned).autoOrient().png().toBuffer();
        const picture = await develop(turned, maxEdge);
        expect(await quarterColours(picture.bytes)).toEqual(await quarterColours(upright));
        expect(picture.width > picture.height).toBe(orientation < 5);
        expect(Math.max(picture.width, picture.height)).toBe(Math.min(width, maxEdge));
        expect((await sharp(picture.bytes).metadata()).exif).toBeUndefined();
      }
    },
  );

  it('keeps the transparency of a PNG', async () => {
    const background = { r: 200, g: 0, b: 0, alpha: 0.5 };
    const png = sharp({ create: { width: 600, height: 300, channels: 4, background } }).png();
    const picture = await develop(await png.toBuffer());
    expect(picture).toMatchObject({ width: 480, height: 240, contentType: 'image/webp' });
    const { data } = await sharp(picture.bytes).raw().toBuffer({ resolveWithObject: true });
    expect(data[3]).toBeGreaterThan(120);
    expect(data[3]).toBeLessThan(136);
  });

  it('draws what has the colour of a mark in its middle, or nothing there', async () => {
    for (const background of ['#ff00fe', '#01fe00', '#ff00fe00']) {
      const png = sharp({ create: { width: 60, height: 40, channels: 4, background } }).png();
      const { bytes } = await develop(await png.toBuffer());
      const { data } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      expect(data[3]).toBe(background.length > 7 ? 0 : 255);
    }
  });

  it('takes the first frame of an animated GIF', async () => {
    const frames = ['#dc1e1e', '#1e1edc'].map((background) =>
      sharp({ create: { width: 40, height: 40, channels: 3, background } })
        .png()
        .toBuffer(),
    );
    const gif = await sharp(await Promise.all(frames), { join: { animated: true } })
      .gif({ delay: [50, 50] })
      .toBuffer();
    expect((await sharp(gif, { animated: true }).metadata()).pages).toBe(2);
    const picture = await develop(gif);
    expect(picture).toMatchObject({ width: 40, height: 40 });
    expect(await quarterColours(picture.bytes)).toEqual(['red', 'red', 'red', 'red']);
  });

  it('develops WebP and does not enlarge it', async () => {
    const picture = await develop(await quarters(300, 200).webp().toBuffer());
    expect(picture).toMatchObject({ width: 300, height: 200 });
    expect(await quarterColours(picture.bytes)).toEqual(['red', 'green', 'blue', 'white']);
  });

  it('develops BMP', async () => {
    expect(await develop(bmp(60, -40))).toMatchObject({ width: 60, height: 40 });
  });

  it('develops a photograph of 16 megapixels', async () => {
    const picture = await develop(await photograph(4608, 3456).toBuffer());
    expect(picture).toMatchObject({ width: 480, height: 360, contentType: 'image/jpeg' });
  });

  it('refuses what only claims to be a picture', async () => {
    const header = { contentType: 'image/png', width: 10, height: 10 } as const;
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>';
    const html = '<!doctype html><script>location = "https://example.test"</script>';
    for (const text of [svg, html, '', '\x89PNG\r\n\x1a\n']) {
      await expect(develop(Buffer.from(text), 480, header)).rejects.toThrow('not-found');
    }
  });

  it('survives a truncated JPEG', async () => {
    const whole = await photograph(1200, 900).toBuffer();
    const cut = develop(whole.subarray(0, whole.length / 3));
    // Decoders differ in whether half a picture is one.
    expect(await cut.then(({ width }) => width, String)).toSatisfy(
      (result) => result === 480 || result === 'Error: not-found',
    );
    await expect(develop(whole)).resolves.toMatchObject({ width: 480, height: 360 });
  });

  it('survives a picture far larger than was said', async () => {
    const header = { contentType: 'image/png', width: 100, height: 100 } as const;
    await develop(hugePng(8_192, 8_192), 480, header).catch(() => {});
    const next = await develop(await quarters(30, 20).png().toBuffer());
    expect(next).toMatchObject({ width: 30, height: 20 });
  });
});

describe('a darkroom that dies', () => {
  it('is made anew, and what it was at is done again', async () => {
    const photo = await photograph(4000, 3000).toBuffer();
    await develop(photo);
    const before = await host.ask('darkroomPids');
    // Stopped, it is still at them when it dies.
    for (const pid of before) process.kill(pid, 'SIGSTOP');
    const jobs = [develop(photo), develop(photo), develop(photo)];
    await expect.poll(() => host.ask('inHand')).toBe(jobs.length);
    for (const pid of before) process.kill(pid, 'SIGKILL');
    for (const job of jobs) await expect(job).resolves.toMatchObject({ width: 480 });
    const after = await host.ask('darkroomPids');
    expect(after.filter((pid) => before.includes(pid))).toEqual([]);
    expect(await host.ask('logged')).toContain('darkroom-crashed');
  });

  it('is made anew when it hangs', async () => {
    await develop(await quarters(30, 20).png().toBuffer());
    // By the limit of the app.
    await host.ask('patience', 1);
    const before = await host.ask('darkroomPids');
    for (const pid of before) process.kill(pid, 'SIGSTOP');
    const picture = await develop(await quarters(40, 20).png().toBuffer());
    expect(picture).toMatchObject({ width: 40 });
    expect(await host.ask('darkroomPids')).not.toEqual(before);
    expect(await host.ask('logged')).toContain('darkroom-timed-out');
    await host.ask('patience', usualPatience);
    await expect.poll(() => before.some(isRunning)).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the darkroom page', () => {
  it('has no Node, no network and no way out', async () => {
    await develop(await quarters(30, 20).png().toBuffer());
    const look = (code: string) => host.ask('inDarkroom', code);
    expect(await look('typeof process + typeof require')).toBe('undefinedundefined');
    const reach = (url: string) =>
      look(`fetch(${JSON.stringify(url)}).then(() => 'in', () => 'out')`);
    expect(await reach('https://example.test/')).toBe('out');
    expect(await reach('satchel-app://app/index.html')).toBe('out');
    expect(await reach('file:///etc/hostname')).toBe('out');
    expect(await look('String(window.open("about:blank"))')).toBe('null');
    expect(await look('Notification.requestPermission()')).toBe('denied');
    expect(await look('try { document.body.innerHTML = "<p>"; "in" } catch { "out" }')).toBe('out');
    expect(await look('try { (0, eval)("1"); "in" } catch { "out" }')).toBe('out');
    expect(await look('try { new Function("1"); "in" } catch { "out" }')).toBe('out');
    await look('location = "https://example.test/"; 1');
    expect(await look('location.href')).toBe('satchel-app://darkroom/darkroom/darkroom.html');
  });
});
