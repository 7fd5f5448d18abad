import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../electron/base/clock.ts';
import { silentLog } from '../../electron/base/log.ts';
import { type FitDeps, fitMessage } from '../../electron/messages/fitMessage.ts';
import { createSession } from '../../electron/providers/createSession.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import type { Provider } from '../../electron/providers/provider.ts';
import { canShrink } from '../../electron/remedies/pictureTypes.ts';
import { SatchelError } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import { main, openRemedyRig } from '../remedies/support/remedyRig.ts';
import { type SentFile, upload } from '../sandbox/wire.ts';

const total = 150_000;
const { compose } = plivo;
if (compose === undefined) throw new Error('Plivo sends messages');
const sender: Provider = {
  ...plivo,
  compose: { ...compose, limits: { ...compose.limits, maxTotalBytes: total } },
};

let rig: Awaited<ReturnType<typeof openRemedyRig>>;
let calls: MediaId[];
beforeEach(async () => {
  rig = await openRemedyRig();
  calls = [];
});
afterEach(() => rig.close());

/** Of some hundred kilobytes, and unlike every other. */
async function photo(name: string): Promise<SentFile> {
  const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const;
  const create = { width: 700, height: 500, channels: 3, background: '#b56', noise } as const;
  const bytes = await sharp({ create }).jpeg({ quality: 90 }).toBuffer();
  return { name, type: 'image/jpeg', bytes };
}

const session = () => {
  const { authId, authToken, baseUrl } = rig.sandbox.plivo;
  const deps = { clock: systemClock, log: silentLog };
  return createSession(plivo, { authId, authToken }, { endpoints: baseUrl }, deps);
};

/** The account holds them; what the library calls them, in their order. */
async function hold(files: readonly SentFile[]): Promise<MediaId[]> {
  await upload(rig.sandbox, files);
  const { items } = await plivo.list(session(), null, new AbortController().signal);
  const own = files.flatMap(({ name }) => items.find((item) => item.name === name) ?? []);
  return [...rig.run().table.upsert(main, own, Date.now()).ids];
}

const depsWith = (change: Partial<FitDeps> = {}): FitDeps => ({
  providerOf: () => sender,
  isPractice: () => false,
  accounts: () => [main],
  media: rig.run().table.byIds,
  async download(mediaId, signal) {
    calls.push(mediaId);
    const [row] = rig.run().table.byIds([mediaId]);
    if (row === undefined) throw new SatchelError({ kind: 'not-found' });
    const { ref, messageRef, linkUrl } = row;
    return plivo.download(session(), { ref, messageRef, linkUrl }, signal);
  },
  canShrink,
  shrinkInto: rig.run().remedies.shrinkInto,
  failureOf: (error) => {
    if (error instanceof SatchelError) return error.failure;
    throw error;
  },
  ...change,
});
const begin = (
  mediaIds: MediaId[],
  change?: Partial<FitDeps>,
  signal = new AbortController().signal,
) => fitMessage({ accountId: main, mediaIds }, depsWith(change), signal);
const jobs = () => rig.run().uploads.list(undefined);

describe('fitMessage', () => {
  it('shares the room among the pictures that are too much, and fetches no others', async () => {
    const note = { name: 'note.txt', type: 'text/plain', bytes: 'n'.repeat(30_000) };
    const tiny = { ...(await photo('tiny.jpg')), bytes: (await photo('x')).bytes.slice(0, 9_000) };
    const files = [await photo('a.jpg'), note, await photo('b.jpg'), tiny, await photo('c.jpg')];
    const ids = await hold(files);
    const [a, noteId, b, tinyId, c] = ids;
    const answer = await begin(ids);
    expect(answer).toMatchObject({ outcome: 'begun', kept: [noteId], failed: [] });
    expect(answer.made.map(({ mediaId }) => mediaId)).toEqual([a, b, c]);
    expect(calls).toEqual([a, b, c]);
    expect(calls).not.toContain(tinyId);
    const made = await rig.settled();
    expect(made.map(({ id }) => id)).toEqual(answer.made.map(({ jobId }) => jobId));
    expect(made).toMatchObject(
      ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => ({ name, state: 'stored', accountId: main })),
    );
    const copies = made.reduce((sum, { sizeBytes }) => sum + (sizeBytes ?? Number.NaN), 0);
    expect(copies + 30_000 + 9_000).toBeLessThanOrEqual(total);
    const shares = rig.darkroom.asked.map(({ maxBytes }) => maxBytes);
    // What the first did not use goes to those after it.
    expect(shares[0]).toBe(37_000);
    for (const share of shares) expect(share).toBeGreaterThanOrEqual(37_000);
  });

  it('fetches what nobody told the size of, to know it', async () => {
    const ids = await hold([await photo('a.jpg'), await photo('b.jpg')]);
    rig.run().database.exec('UPDATE media SET size_bytes = NULL');
    expect(await begin(ids)).toMatchObject({ outcome: 'begun', failed: [] });
    expect(calls).toEqual(ids);
    expect(await rig.settled()).toMatchObject([{ state: 'stored' }, { state: 'stored' }]);
  });

  it('begins nothing when what cannot be made smaller leaves no room', async () => {
    const note = { name: 'note.txt', type: 'text/plain', bytes: 'n'.repeat(total - 10_000) };
    const ids = await hold([await photo('a.jpg'), note]);
    expect(await begin(ids)).toEqual({ outcome: 'no-room', made: [], kept: [ids[1]], failed: [] });
    expect([calls, await jobs()]).toEqual([[], []]);
  });

  it('begins nothing when one of them cannot be fetched, and says which', async () => {
    const ids = await hold([await photo('a.jpg'), await photo('b.jpg')]);
    const [, b] = ids;
    const { download } = depsWith();
    const answer = await begin(ids, {
      download: async (id, signal) => {
        if (id === b) throw new SatchelError({ kind: 'not-found' });
        return download(id, signal);
      },
    });
    expect(answer).toMatchObject({
      outcome: 'failed',
      made: [],
      failed: [{ mediaId: b, failure: { kind: 'not-found' } }],
    });
    expect(await jobs()).toEqual([]);
  });

  it('is given up at once, with nothing begun', async () => {
    const ids = await hold([await photo('a.jpg'), await photo('b.jpg')]);
    const stop = new AbortController();
    const { download } = depsWith();
    const fitted = begin(
      ids,
      {
        download: async (id, signal) => {
          const found = await download(id, signal);
          stop.abort();
          return found;
        },
      },
      stop.signal,
    );
    await expect(fitted).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect([calls.length, await jobs()]).toEqual([1, []]);
  });

  it('says so when no account can hold the copies', async () => {
    const ids = await hold([await photo('a.jpg'), await photo('b.jpg')]);
    const { upload: _, ...mute } = sender;
    await expect(begin(ids, { providerOf: () => mute })).rejects.toMatchObject({
      failure: { kind: 'invalid-input', detail: 'no-copies' },
    });
  });
});
