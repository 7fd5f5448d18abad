import type { LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { SatchelError } from '../../shared/failure.ts';
import { cancelled, offline } from '../../shared/failures.ts';
import { acceptHeader } from './readImage.ts';

/** Older runtimes try one address alone unless told; a way that leads nowhere costs two seconds. */
const oneAfterTheOther = { autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 2_000 };

export interface GetOptions {
  readonly signal: AbortSignal;
  /** Of the app: hosts that are not told who asks answer 403. */
  readonly version: string;
  /** Authorities in place of the machine's: the app itself gives none. */
  readonly ca?: string;
}

/**
 * Asks a host at these addresses and at no others, one after the other until one is there: the name
 * is not looked up again, so a second answer of DNS cannot lead elsewhere.
 */
export function getFrom(
  url: URL,
  addresses: readonly LookupAddress[],
  { signal, version, ca }: GetOptions,
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      agent: false,
      // Said here, so that no variable of the environment can switch it off.
      rejectUnauthorized: true,
      ...(ca !== undefined && { ca }),
      signal,
      headers: {
        accept: acceptHeader,
        'accept-encoding': 'identity',
        'user-agent': `Satchel/${version}`,
      },
      ...oneAfterTheOther,
      lookup: (_host, options, done) => {
        const [first] = addresses;
        if (options.all) done(null, [...addresses]);
        else done(null, first?.address ?? '', first?.family);
      },
    });
    request.on('response', resolve);
    request.on('error', () => {
      const failure = offline(url.hostname);
      reject(new SatchelError(signal.aborted ? cancelled : failure));
    });
    request.end();
  });
}
