import { randomUUID } from 'node:crypto';
import type { Emit } from '../../../shared/contract/contract.ts';
import { type Copied, type CopyOptions, nothingCopied } from '../../../shared/contract/library.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { cancelled, invalidInput } from '../../../shared/failures.ts';
import type { AccountId, MediaId } from '../../../shared/ids.ts';
import type { LinkFacts } from '../../../shared/links/formats/parts/linkFacts.ts';
import { createPortionWriter } from '../../../shared/links/formats/parts/linkWriter.ts';
import {
  type CopyingFormats,
  rememberedFormat,
  writerOf,
} from '../../../shared/links/formats/writerOf.ts';
import { createAnnouncer } from '../../base/announcer.ts';
import type { Clock } from '../../base/clock.ts';
import { createStoppable } from '../../base/stoppable.ts';
import type { LinkMaker, MadeLink } from '../../library/linkMaker.ts';
import { createCopiedEnds } from './copiedEnds.ts';
import { createLinkText, type TextFile } from './linkText.ts';

const announceEveryMs = 100;
/** The window names the first of those that failed, and says how many they are. */
const mostFailed = 1_000;
/**
 * As much text as is put on the clipboard, in JavaScript's units: it is handed over in one piece, in memory of this
 * process, of the system and of whoever pastes it.
 */
export const mostClipboardChars = 8_000_000;

export interface LinkCopies {
  /** Throws `cancelled` when it was stopped; the clipboard is as it was then. */
  copy(mediaIds: readonly MediaId[], options: CopyOptions): Promise<Copied>;
  stop(key: string): void;
  /** What was larger than the clipboard bears, until something else is copied; throws for an unknown token. */
  document(token: string): { readonly format: string; readonly file: TextFile };
  close(): Promise<void>;
}

export interface LinkCopiesDeps {
  readonly links: Pick<LinkMaker, 'portions'>;
  clipboardWrite(text: string): void | Promise<void>;
  readonly settings: () => CopyingFormats;
  /** What an account is called; null for one that is gone. */
  readonly labelOf: (accountId: AccountId) => string | null;
  /** Private folder for what is larger than the clipboard bears. */
  readonly folder: string;
  readonly mostChars?: number;
  readonly emit: Emit;
  readonly clock: Clock;
}

/** The sooner of two ends. */
const sooner = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** Links on the clipboard, all at once, when the last of them was made. */
export function createLinkCopies(deps: LinkCopiesDeps): LinkCopies {
  const { links, clipboardWrite, settings, labelOf, emit, clock } = deps;
  const stoppable = createStoppable();
  let kept: { readonly token: string; readonly format: string; readonly file: TextFile } | null =
    null;

  async function letGo(): Promise<void> {
    const old = kept;
    kept = null;
    await old?.file.drop();
  }

  const factsOf = ({ url, expiresAt, item }: MadeLink, now: number): LinkFacts => ({
    url,
    name: item.name,
    kind: item.kind,
    contentType: item.contentType,
    sizeBytes: item.sizeBytes,
    width: item.width,
    height: item.height,
    durationMs: item.durationMs,
    storedAt: item.storedAt,
    expiresAt: sooner(
      expiresAt,
      item.expiresAt !== null && item.expiresAt > now ? item.expiresAt : null,
    ),
    account: labelOf(item.accountId),
    fromAddress: item.fromAddress,
    toAddress: item.toAddress,
  });

  async function copy(
    mediaIds: readonly MediaId[],
    format: string,
    stop: AbortSignal,
    onOne: () => void,
  ): Promise<Copied> {
    const writer = writerOf(format, settings().templates);
    if (writer === null) throw new SatchelError(invalidInput('unusable'));
    const now = clock.now();
    const writing = createPortionWriter(writer, mediaIds.length);
    const ends = createCopiedEnds(now);
    const text = createLinkText(deps.folder, deps.mostChars ?? mostClipboardChars);
    const failed: Copied['failed'] = [];
    let [count, unavailable] = [0, 0];
    try {
      for await (const made of links.portions(mediaIds, stop, onOne)) {
        count += made.links.length;
        unavailable += made.failed.length;
        failed.push(...made.failed.slice(0, mostFailed - failed.length));
        for (const link of made.links) {
          const { mediaId, access, expiresAt: linkEndsAt, item } = link;
          ends.add({ mediaId, access, linkEndsAt, itemEndsAt: item.expiresAt });
        }
        await text.add(writing.write(made.links.map((link) => factsOf(link, now))));
      }
      await text.add(writing.end());
      if (stop.aborted) throw new SatchelError(cancelled);
      const told = { ...nothingCopied(format), count, failed, unavailable, ...ends.told() };
      if (count === 0) return told;
      const whole = await text.end();
      if (typeof whole === 'string') {
        await letGo();
        await clipboardWrite(whole);
        return told;
      }
      await letGo();
      kept = { token: randomUUID(), format, file: whole };
      return { ...told, document: { token: kept.token, bytes: whole.bytes } };
    } catch (error) {
      await text.drop();
      throw error;
    }
  }

  return {
    async copy(mediaIds, { key, format = rememberedFormat(settings()) }) {
      let done = 0;
      const progress = createAnnouncer<number>(clock, announceEveryMs, () => {
        if (key !== undefined) emit('copyProgress', { key, done, of: mediaIds.length });
      });
      try {
        return await stoppable.run(key, (stop) =>
          copy(mediaIds, format, stop, () => {
            done += 1;
            progress.say([done]);
          }),
        );
      } finally {
        progress.close();
      }
    },
    stop: stoppable.stop,
    document(token) {
      if (kept?.token !== token) throw new SatchelError(invalidInput('unusable'));
      return kept;
    },
    async close() {
      stoppable.close();
      await letGo();
    },
  };
}
