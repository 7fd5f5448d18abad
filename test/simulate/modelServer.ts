import { createHash } from 'node:crypto';
import type { RemoteItem } from '../../electron/providers/provider.ts';
import type { SandboxClocks } from '../../electron/sandbox/clocks/sandboxClocks.ts';
import { mediaRef } from '../../shared/ids.ts';

export interface Held {
  readonly item: RemoteItem;
  readonly bytes: Buffer;
  readonly sha256: string;
  /** From when on the list shows it, by the true time. */
  readonly listedAt: number;
  /** Uploaded by Satchel rather than by somebody else. */
  readonly ours: boolean;
}

export interface SentBytes {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What a provider holds: the judge of every schedule. */
export function createModelServer({ now, date, listed }: SandboxClocks) {
  const held: Held[] = [];
  const add = (file: SentBytes, storedAt: number, listedAt: number, ours: boolean) => {
    const ref = mediaRef.parse(`item-${held.length + 1}`);
    const item: RemoteItem = {
      ref,
      messageRef: null,
      direction: null,
      name: file.name,
      contentType: file.contentType,
      sizeBytes: file.bytes.length,
      storedAt: Math.floor(listed(storedAt) / 1_000) * 1_000,
      usedAt: null,
      fromAddress: null,
      toAddress: null,
      messageStatus: null,
      linkUrl: `https://media.example/${ref}`,
    };
    held.push({ item, bytes: file.bytes, sha256: sha256(file.bytes), listedAt, ours });
    return item;
  };
  return {
    date,
    store: (file: SentBytes, listDelayMs: number) => add(file, now(), now() + listDelayMs, true),
    /** Somebody else's upload, `agoMs` before now. */
    foreign: (file: SentBytes, agoMs: number) => add(file, now() - agoMs, now() - agoMs, false),
    find: (ref: string) => held.find(({ item }) => item.ref === ref),
    ours: () => held.filter((one) => one.ours),
    /** Newest first, what is listed by now. */
    listed: () =>
      held
        .filter(({ listedAt }) => listedAt <= now())
        .map(({ item }, index) => ({ item, index }))
        .sort((a, b) => (b.item.storedAt ?? 0) - (a.item.storedAt ?? 0) || b.index - a.index)
        .map(({ item }) => item),
  };
}
export type ModelServer = ReturnType<typeof createModelServer>;
