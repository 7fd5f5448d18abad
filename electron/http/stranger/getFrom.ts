import type { LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { cancelled, offline } from '../../../shared/failures.ts';
import { transportFailure } from '../httpFailure.ts';
import { isUntrusted } from '../proxy/issuer.ts';
import { proxiesOf, RoutedAgent, straightBy } from '../proxy/routedAgent.ts';
import type { Ways } from '../proxy/ways.ts';

/** Older runtimes try one address alone unless told; a way that leads nowhere costs two seconds. */
const oneAfterTheOther = { autoSelectFamily: true, autoSelectFamilyAttemptTimeout: 2_000 };

export interface GetOptions {
  readonly signal: AbortSignal;
  /** Of the app: hosts that are not told who asks answer 403. */
  readonly version: string;
  /** What is asked for, as the header says it. */
  readonly accept: string;
  /** Only what is told of it, without the bytes. */
  readonly method?: 'GET' | 'HEAD';
  /** As many first bytes as are wanted; a host may send all of them. */
  readonly firstBytes?: number;
  /** Authorities in place of the machine's: the app itself gives none. */
  readonly ca?: string;
  /** How connections leave this machine; straight unless given. */
  readonly ways?: Ways;
}

/**
 * Asks a host at these addresses and at no others, one after the other until one is there: the name
 * is not looked up again, so a second answer of DNS cannot lead elsewhere. Without addresses a proxy
 * finds the host, and nothing else does.
 */
export function getFrom(
  url: URL,
  addresses: readonly LookupAddress[] | null,
  { signal, version, accept, method = 'GET', firstBytes, ca, ways }: GetOptions,
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method,
      agent: ways && url.protocol === 'https:' ? agentFor(ways, addresses) : false,
      // Said here, so that no variable of the environment can switch it off.
      rejectUnauthorized: true,
      ...(ca !== undefined && { ca }),
      signal,
      headers: {
        accept,
        'accept-encoding': 'identity',
        'user-agent': `Satchel/${version}`,
        ...(firstBytes !== undefined && { range: `bytes=0-${firstBytes - 1}` }),
      },
      ...oneAfterTheOther,
      ...(addresses && { lookup: pinnedTo(addresses) }),
    });
    request.on('response', resolve);
    request.on('error', (error) => {
      reject(
        new SatchelError(
          signal.aborted ? cancelled : failureOf(error, url.hostname, ways !== undefined),
        ),
      );
    });
    request.end();
  });
}

const pinnedTo =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };

/** A way straight there goes to the addresses that were judged; without any there is none. */
function agentFor(ways: Ways, addresses: readonly LookupAddress[] | null): RoutedAgent {
  const tls = { minVersion: 'TLSv1.2', rejectUnauthorized: true } as const;
  return new RoutedAgent(addresses === null ? proxiesOf(ways) : straightBy(ways), tls);
}

/** What a proxy or a certificate has to do with it is said; all else is a host that is not there. */
function failureOf(error: Error, host: string, routed: boolean): Failure {
  const told = error instanceof SatchelError || (routed && isUntrusted(error));
  return (told ? transportFailure(error, host) : null) ?? offline(host);
}
