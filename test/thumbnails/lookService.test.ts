import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../electron/base/log.ts';
import type { DrawRequest, Look, PictureRequest } from '../../electron/thumbnails/darkroom.ts';
import { createLookService } from '../../electron/thumbnails/lookService.ts';
import type { OriginalSource } from '../../electron/thumbnails/originals/readOriginal.ts';
import { SatchelError } from '../../shared/failure.ts';
import { mediaId } from '../../shared/ids.ts';
import type { MediaKind } from '../../shared/media.ts';
import { pages } from '../host/darkroomHost/pdfs.ts';
import { createTestClock } from './testClock.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'satchel-looks-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const never = new AbortController().signal;
const id = mediaId.parse(7);
const jpeg = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#369' } })
  .jpeg()
  .toBuffer();

/** Everything real but the two ends: what is drawn is one picture, and says what the test wants of it. */
function setUp(bytes: () => Uint8Array, kind: MediaKind, look: Partial<Look> = {}) {
  const asked: boolean[] = [];
  const drawn: DrawRequest[] = [];
  const developed: PictureRequest[] = [];
  const learnt: unknown[] = [];
  const announced: unknown[] = [];
  const clock = createTestClock();
  const nothing: Look = {
    width: null,
    height: null,
    durationMs: null,
    placeholder: null,
    pages: null,
  };
  const picture = { bytes: jpeg, contentType: 'image/jpeg', width: 900, height: 600 } as const;
  const looks = createLookService({
    dataDir,
    darkroom: {
      async picture(request) {
        developed.push(request);
        return { ...picture, ...(request.learns && { look: { ...nothing, ...look } }) };
      },
      async draw(request) {
        drawn.push(request);
        return { ...picture, look: { ...nothing, ...look } };
      },
    },
    async ofPicture(_id, _signal, { whole }): Promise<OriginalSource> {
      asked.push(whole);
      return {
        body: Readable.from([bytes()]),
        sizeBytes: null,
        partial: kind === 'text' && !whole,
      };
    },
    keyOf: () => ({ kind }),
    learnLooks(looks) {
      learnt.push([...looks]);
      return looks;
    },
    emit: (_event, payload) => void announced.push(payload),
    clock,
    log: silentLog,
  });
  return { looks, asked, drawn, developed, learnt, announced, clock };
}

describe('what is learnt by looking', () => {
  it('is kept with the item and announced, that of many together', async () => {
    const look = { width: 900, height: 600, placeholder: 'abcd' };
    const { looks, learnt, announced, clock } = setUp(() => jpeg, 'image', look);
    await looks.get(id, 'small', never);
    await looks.get(mediaId.parse(8), 'small', never);
    expect([learnt, announced]).toEqual([[], []]);
    clock.advance(1_000);
    const both = [
      { id: 7, durationMs: null, ...look },
      { id: 8, durationMs: null, ...look },
    ];
    expect([learnt, announced]).toEqual([[both], [both]]);
  });

  it('is kept when the app is closed at once, and announced to nobody', async () => {
    const { looks, learnt, announced, clock } = setUp(() => jpeg, 'image', { width: 900 });
    await looks.get(id, 'small', never);
    looks.close();
    expect(learnt).toHaveLength(1);
    clock.advance(1_000);
    expect([learnt.length, announced]).toEqual([1, []]);
  });

  it('is not learnt again from a smaller picture of it, which is made of the larger one', async () => {
    const { looks, asked, learnt, developed, clock } = setUp(() => jpeg, 'image', { width: 900 });
    await looks.get(id, 'thumb', never);
    await looks.get(id, 'at-170', never);
    clock.advance(1_000);
    expect(asked).toHaveLength(1);
    expect(learnt).toMatchObject([[{ id }]]);
    expect(developed.map(({ maxEdge }) => maxEdge)).toEqual([480, 170]);
  });

  it('needs no other picture where one is kept in the next size, which is shown at once', async () => {
    const { looks, asked, developed } = setUp(() => jpeg, 'image');
    await looks.get(id, 'at-340', never);
    expect((await looks.get(id, 'small', never)).bytes).toEqual(jpeg);
    await looks.get(id, 'at-120', never);
    expect(asked).toHaveLength(1);
    expect(developed.map(({ maxEdge }) => maxEdge)).toEqual([340, 120]);
  });
});

describe('what is drawn', () => {
  it('is drawn once, large enough for every tile', async () => {
    const { looks, asked, drawn } = setUp(() => pages(2), 'pdf', { pages: 2 });
    await looks.get(id, 'at-120', never);
    await looks.get(id, 'small', never);
    expect(asked).toHaveLength(1);
    expect(drawn).toMatchObject([{ kind: 'page', page: 1, maxEdge: 480 }]);
  });

  it('is a page of a document, fetched once for all that are looked at', async () => {
    const { looks, asked, drawn } = setUp(() => pages(3), 'pdf', { pages: 3 });
    expect(await looks.service.pages({ mediaId: id })).toBe(3);
    await looks.get(id, { page: 2 }, never);
    await looks.get(id, { page: 3 }, never);
    await looks.get(id, { page: 3 }, never);
    expect(asked).toHaveLength(1);
    expect(drawn.map((one) => one.kind === 'page' && one.page)).toEqual([1, 2, 3]);
  });

  it('is a card for a vCard, and lines for any other text', async () => {
    const card = 'BEGIN:VCARD\nFN:Amira Haddad\nTEL:+12125550111\nEND:VCARD\n';
    const contact = setUp(() => Buffer.from(card + card), 'text');
    await contact.looks.get(id, 'small', never);
    expect(contact.drawn).toMatchObject([
      { kind: 'contact', name: 'Amira Haddad', lines: ['+12125550111', '+ 1'] },
    ]);
    await contact.looks.close();
    await rm(join(dataDir, 'thumbnails'), { recursive: true });
    const text = setUp(() => Buffer.from('Hello'), 'text');
    await text.looks.get(id, 'small', never);
    expect(text.drawn).toMatchObject([{ kind: 'text', text: 'Hello' }]);
    expect(text.asked).toEqual([false]);
  });

  it('is what its bytes are, fetched whole where it was called a text and is none', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const photo = await sharp({
      create: { width: 700, height: 700, channels: 3, background: '#888', noise },
    })
      .png()
      .toBuffer();
    const { looks, asked, developed } = setUp(() => photo, 'text');
    await looks.get(id, 'small', never);
    expect(asked).toEqual([false, true]);
    expect(developed).toMatchObject([{ contentType: 'image/png', width: 700 }]);
  });
});

describe('the number of pages', () => {
  it('of a document that needs a password is not told', async () => {
    const { looks } = setUp(() => pages(1), 'pdf', { pages: 0 });
    expect(await looks.service.pages({ mediaId: id })).toBeNull();
  });

  it('is none for what is no document', async () => {
    for (const bytes of [jpeg, Buffer.from('Hello'), Buffer.from('PK\x03\x04')]) {
      const { looks } = setUp(() => bytes, 'other');
      expect(await looks.service.pages({ mediaId: id })).toBeNull();
      await looks.close();
      await rm(join(dataDir, 'thumbnails'), { recursive: true, force: true });
    }
  });
});

describe('a provider that cannot be reached', () => {
  it('leaves every size of what was looked at, as far as one is kept', async () => {
    let offline = false;
    const bytes = () => {
      if (offline) throw new SatchelError({ kind: 'offline', host: 'example.test' });
      return jpeg;
    };
    const { looks } = setUp(bytes, 'image');
    await looks.get(id, 'small', never);
    offline = true;
    expect(await looks.get(id, 'preview', never)).toMatchObject({ standsIn: true });
    expect((await looks.get(id, 'at-120', never)).standsIn).toBeUndefined();
    await expect(looks.get(mediaId.parse(8), 'small', never)).rejects.toMatchObject({
      failure: { kind: 'offline' },
    });
  });

  it('leaves nothing where all that is kept is damaged', async () => {
    let offline = false;
    const bytes = () => {
      if (offline) throw new SatchelError({ kind: 'offline', host: 'example.test' });
      return jpeg;
    };
    const { looks } = setUp(bytes, 'image');
    await looks.get(id, 'small', never);
    await writeFile(join(dataDir, 'thumbnails', 'small', '07', '7'), 'cut');
    offline = true;
    await expect(looks.get(id, 'thumb', never)).rejects.toMatchObject({
      failure: { kind: 'offline' },
    });
  });
});

it('forgets every size and every page', async () => {
  const { looks, asked } = setUp(() => pages(3), 'pdf', { pages: 3 });
  await looks.get(id, 'small', never);
  await looks.get(id, { page: 2 }, never);
  await looks.forget([id]);
  await looks.get(id, { page: 2 }, never);
  expect(asked).toHaveLength(3);
});
