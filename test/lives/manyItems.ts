import type { StoredMedia } from '../../electron/library/mediaRow.ts';
import type { createMediaTable } from '../../electron/library/mediaTable.ts';
import { type AccountId, mediaRef } from '../../shared/ids.ts';
import type { Random } from '../simulate/random.ts';

interface ItemsDeps {
  readonly random: Random;
  readonly library: ReturnType<typeof createMediaTable>;
  readonly accounts: readonly AccountId[];
  readonly began: number;
  readonly store: (id: number, bytes: Buffer) => void;
}

const names = [
  'photo.jpg',
  'photo.jpg',
  'Photo.JPG',
  '../../x',
  'CON',
  'e\u0301.png',
  '',
  null,
] as const;
const hourMs = 3_600_000;

/** A few items of each account, many of one name and some of the very same bytes. */
export function manyItems({ random, library, accounts, began, store }: ItemsDeps): StoredMedia[] {
  const rows = accounts.flatMap((account) => {
    const items = Array.from({ length: random.whole(1, 6) }, (_, at) => ({
      ref: mediaRef.parse(`${account}-${at}`),
      messageRef: null,
      direction: null,
      name: random.pick(names),
      contentType: 'image/png',
      sizeBytes: null,
      storedAt: random.chance(0.1) ? null : began - hourMs,
      usedAt: null,
      fromAddress: null,
      toAddress: null,
      messageStatus: null,
      linkUrl: null,
    }));
    library.upsert(account, items, began);
    return library.byIds(library.idsOf(account));
  });
  for (const { id, ref } of rows) {
    const text = random.chance(0.3) ? 'the same picture' : `picture of ${ref} `.repeat(4);
    store(id, Buffer.from(text));
  }
  return rows;
}
