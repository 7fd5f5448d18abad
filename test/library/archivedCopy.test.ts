import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { createDownloads } from '../../electron/library/downloadItem.ts';
import type { MediaSource } from '../../electron/library/libraryService.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import type { Download, Provider } from '../../electron/providers/provider.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { forbidden, notFound } from '../../shared/failures.ts';
import { accountId, mediaId, mediaRef } from '../../shared/ids.ts';

const id = mediaId.parse(1);
const never = new AbortController().signal;
const bytes = (said: string): Download => ({
  body: Readable.from([Buffer.from(said)]),
  sizeBytes: said.length,
  contentType: 'text/plain',
});
const held: MediaSource = {
  accountId: accountId.parse('shop'),
  key: { ref: mediaRef.parse('r'), messageRef: null, linkUrl: null },
  kind: 'text',
  goneAt: null,
  archived: true,
  contentType: 'text/plain',
  untold: false,
};

/** What is had of an item whose provider answers that, and what an archive has of it. */
function rigOf(item: MediaSource, answer: Failure | string, copy: string | null) {
  const asked: string[] = [];
  const provider: Provider = {
    ...plivo,
    async download() {
      asked.push('provider');
      if (typeof answer === 'string') return bytes(answer);
      throw new SatchelError(answer);
    },
  };
  const downloads = createDownloads({
    keyOf: () => item,
    sessions: async () => ({ provider, session: {} as never }),
    table: { learnSize: () => false, learnType: () => false },
    changed: () => {},
    async copyOf() {
      asked.push('archive');
      return copy === null ? null : bytes(copy);
    },
  });
  return { asked, downloads };
}

it('has the bytes of an item from its provider for as long as that has it', async () => {
  const { asked, downloads } = rigOf(held, 'theirs', 'ours');
  const found = await downloads.whole(id, never);
  expect(await text(found.body)).toBe('theirs');
  expect(found.fromArchive).toBeUndefined();
  expect(asked).toEqual(['provider']);
});

it('has them from an archive once it is gone, whole and without asking its provider', async () => {
  const { asked, downloads } = rigOf({ ...held, goneAt: 5, untold: true }, 'theirs', 'ours');
  const found = await downloads.whole(id, never);
  expect(await text(found.body)).toBe('ours');
  expect(found.fromArchive).toBe(true);
  const pictured = await downloads.ofPicture(id, never);
  expect([await text(pictured.body), pictured.partial]).toEqual(['ours', false]);
  expect(asked).toEqual(['archive', 'archive']);
});

it('has them from an archive when its provider turns out to have it no more', async () => {
  const { asked, downloads } = rigOf(held, notFound, 'ours');
  const found = await downloads.whole(id, never);
  expect([await text(found.body), found.fromArchive]).toEqual(['ours', true]);
  expect(asked).toEqual(['provider', 'archive']);
});

it('says what its provider said where no archive helps, and never hides a refusal', async () => {
  const refused = forbidden('not-asked');
  for (const [item, answer, copy] of [
    [held, notFound, null],
    [{ ...held, archived: false }, notFound, 'ours'],
    [held, refused, 'ours'],
    [{ ...held, goneAt: 5 }, 'theirs', null],
    [{ ...held, goneAt: 5, archived: false }, 'theirs', 'ours'],
  ] as const) {
    const { downloads } = rigOf(item, answer, copy);
    const failure = typeof answer === 'string' ? notFound : answer;
    await expect(downloads.whole(id, never)).rejects.toMatchObject({ failure });
  }
});
