import { randomUUID } from 'node:crypto';
import type { Services } from '../../../shared/contract/contract.ts';
import { SatchelError } from '../../../shared/failure.ts';
import { invalidInput } from '../../../shared/failures.ts';
import { safeFileName } from '../../disk/safeFileName.ts';
import type { LinkMaker } from '../../library/linkMaker.ts';
import type { SaveDocument } from '../../saving/saveDocument.ts';
import type { CachedPicture } from '../../thumbnails/thumbnailCache.ts';
import { endingOf } from './endingOf.ts';
import type { LinkCopies } from './linkCopies.ts';
import { qrOf, qrPng, qrSvg } from './qrPicture.ts';

/** A code that was shown so many codes ago is asked for once more. */
const mostCodes = 8;

export interface CopyingServiceDeps {
  readonly copies: Pick<LinkCopies, 'document'>;
  readonly links: Pick<LinkMaker, 'all'>;
  readonly saveDocument: SaveDocument;
  readonly copyPicture: (png: Uint8Array) => Promise<void>;
  readonly clock: { now(): number };
}

interface ShownCode {
  readonly name: string;
  readonly code: readonly (readonly boolean[])[];
}

/** Answers the part of the contract that is about copied links. */
export function createCopyingService(deps: CopyingServiceDeps): {
  readonly service: Services['copying'];
  /** What is seen of a code that was asked for; throws for one that was let go. */
  codePicture(token: string): CachedPicture;
  close(): void;
} {
  const { copies, links, saveDocument, copyPicture, clock } = deps;
  const closing = new AbortController();
  const { signal } = closing;
  const shown = new Map<string, ShownCode>();

  function codeOf(token: string): ShownCode {
    const found = shown.get(token);
    if (found === undefined) throw new SatchelError(invalidInput('unusable'));
    return found;
  }
  const nameOf = (path: { readonly name: string } | null) =>
    path === null ? null : { name: path.name };

  const service: Services['copying'] = {
    async save({ token }) {
      const { format, file } = copies.document(token);
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const name = `Links ${day}.${endingOf(format)}`;
      return nameOf(await saveDocument({ name, bytes: file.read }, signal));
    },
    async qr({ mediaId }) {
      const { links: made, failed } = await links.all([mediaId], signal);
      const [link] = made;
      if (link === undefined)
        throw new SatchelError(failed[0]?.failure ?? invalidInput('unusable'));
      const code = qrOf(link.url);
      const token = randomUUID();
      const [oldest] = shown.keys();
      if (shown.size >= mostCodes && oldest !== undefined) shown.delete(oldest);
      shown.set(token, { name: safeFileName(link.item), code });
      const { expiresAt, item } = link;
      const ends = [expiresAt, item.expiresAt].filter(
        (at): at is number => at !== null && at > clock.now(),
      );
      return {
        token,
        endsAt: ends.length === 0 ? null : Math.min(...ends),
      };
    },
    async saveQr({ token, as }) {
      const { name, code } = codeOf(token);
      async function* bytes() {
        yield as === 'png' ? qrPng(code) : Buffer.from(qrSvg(code));
      }
      return nameOf(await saveDocument({ name: `${name} QR.${as}`, bytes }, signal));
    },
    async copyQr({ token }) {
      await copyPicture(qrPng(codeOf(token).code));
      return undefined;
    },
  };
  return {
    service,
    codePicture: (token) => ({ bytes: qrPng(codeOf(token).code), contentType: 'image/png' }),
    close: () => closing.abort(),
  };
}
