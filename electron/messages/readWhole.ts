import { SatchelError } from '../../shared/failure.ts';
import { cancelled, fileRejected } from '../../shared/failures.ts';
import type { Download } from '../providers/provider.ts';

/** All bytes of an item on their way, and never more than these. */
export async function readWhole(
  { body, sizeBytes, contentType }: Download,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const tooLarge = (size: number) =>
    new SatchelError(
      fileRejected('stays-too-large', {
        sizeBytes: size,
        limitBytes: maxBytes,
        foundType: contentType,
      }),
    );
  const stop = () => body.destroy(new SatchelError(cancelled));
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) throw new SatchelError(cancelled);
    if ((sizeBytes ?? 0) > maxBytes) throw tooLarge(sizeBytes ?? 0);
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of body) {
      const part = Buffer.from(chunk);
      chunks.push(part);
      length += part.length;
      if (length > maxBytes) throw tooLarge(length);
    }
    return Buffer.concat(chunks, length);
  } finally {
    signal.removeEventListener('abort', stop);
    body.destroy();
  }
}
