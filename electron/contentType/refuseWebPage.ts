import { open } from 'node:fs/promises';
import { SatchelError } from '../../shared/failure.ts';
import { providerDown } from '../../shared/failures.ts';
import { kindOf } from '../../shared/media.ts';
import { headBytes, tellType } from './tellType.ts';

/** Of these no web page is one; texts may be, and of others nobody knows. */
const unlikePages: readonly string[] = ['image', 'video', 'audio', 'pdf'];
/** Of a page, after what stands before its first tag; a look at everything else ends here. */
const opens = /^(?:\xef\xbb\xbf)?\s*</;

/**
 * Throws where a file that should be a picture, film, sound or PDF is a web page by its first bytes: what signs people
 * in to a network, and what stands before a host, say so with a success.
 */
export async function refuseWebPage(path: string, contentType: string | null): Promise<void> {
  if (!unlikePages.includes(kindOf(contentType))) return;
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const head = buffer.subarray(0, bytesRead);
    if (!opens.test(head.toString('latin1'))) return;
    if ((await tellType(head)) === 'text/html')
      throw new SatchelError(providerDown('not-provider'));
  } finally {
    await file.close();
  }
}
