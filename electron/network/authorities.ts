import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import type { Clock } from '../base/clock.ts';

/** Where Linux distributions keep what their tools trust, in one file: Debian, Fedora, SUSE, Alpine. */
const bundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];
/** A failure that comes again at once is no reason to read hundreds of certificates again. */
const restMs = 10_000;

/** By what a machine names its authorities. */
export interface AuthoritySources {
  readonly platform: NodeJS.Platform;
  /** `SSL_CERT_FILE` is OpenSSL's own word for it, which systems without a usual folder set. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The authorities that this system's keeper trusts, as PEM: by Node's own reading where it has one (22.15
 * and later, and so everything that ships), and on Linux by the files that distributions keep. Elsewhere an
 * older runtime of development knows those of Mozilla alone.
 */
export async function systemAuthorities({ platform, env }: AuthoritySources): Promise<string[]> {
  const found = fromRuntime();
  const named = env['SSL_CERT_FILE'];
  for (const path of [...(named ? [named] : []), ...(platform === 'linux' ? bundles : [])]) {
    found.push(...pemsIn(await readFile(path, 'utf8').catch(() => '')));
  }
  const usual = new Set(rootCertificates.map(bare));
  const others = new Map(found.map((pem) => [bare(pem), pem]));
  return [...others]
    .filter(([key, pem]) => !usual.has(key) && isAuthority(pem))
    .map(([, pem]) => pem);
}

function fromRuntime(): string[] {
  try {
    const read: unknown = Reflect.get(tls, 'getCACertificates');
    const pems: unknown = typeof read === 'function' ? read('system') : [];
    return Array.isArray(pems) ? pems.filter((pem) => typeof pem === 'string') : [];
  } catch {
    return [];
  }
}

const pemsIn = (text: string) =>
  text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];

/** The same certificate is the same, however its lines are broken. */
const bare = (pem: string) => pem.replace(/\s/g, '');

/** One that cannot be read would make the whole list useless. */
function isAuthority(pem: string): boolean {
  try {
    return new X509Certificate(pem).ca;
  } catch {
    return false;
  }
}

/**
 * Whose certificates are believed: Mozilla's list as Node carries it, until one was not believed. Then the
 * system's are read, and read again at later failures, so that no start and no connection waits for them
 * where nobody needs them.
 */
export function createTrust(read: () => Promise<readonly string[]>, clock: Clock) {
  let context: SecureContext | undefined;
  let known = '';
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;

  async function learn(): Promise<void> {
    readAt = clock.monotonic();
    const found = await read().catch(() => []);
    const all = found.join('\n');
    if (found.length === 0 || all === known) return;
    known = all;
    context = createSecureContext({ ca: [...rootCertificates, ...found], minVersion: 'TLSv1.2' });
  }

  return {
    trust: () => context,
    learn(): Promise<void> {
      if (reading === null && clock.monotonic() - readAt < restMs) return Promise.resolve();
      reading ??= learn().finally(() => {
        reading = null;
      });
      return reading;
    },
  };
}
