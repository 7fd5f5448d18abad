import type { TLSSocket } from 'node:tls';
import { plainText } from '../../base/plainText.ts';

const tls =
  /^(CERT_|CRL_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|EPROTO$)/;
/** Names in certificates are anybody's. */
const longestName = 80;

/** Whether an error's code says that TLS could not be had. */
export const isTlsCode = (code: string) => tls.test(code);

/** Node's codes for a chain that ends at nobody who is trusted; all others are faults of the certificate. */
const untrusted = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Who signed what was not believed, by the socket's own word. */
const issuers = new WeakMap<TLSSocket, string>();

/** Whether a certificate was not believed because of who signed it. */
export function isUntrusted(error: unknown): boolean {
  return error instanceof Error && 'code' in error && untrusted.has(String(error.code));
}

/** Remembers who signed the other side's certificate: once it is refused, the socket tells nothing more. */
export function namesIssuer(socket: TLSSocket): void {
  // Node raises it when hands were shaken, before it looks whether the certificate is to be believed.
  socket.prependOnceListener('secure', () => {
    const { issuer } = socket.getPeerCertificate() ?? {};
    const given = issuer?.O ?? issuer?.CN;
    const name = plainText((Array.isArray(given) ? given[0] : given) ?? '').slice(0, longestName);
    if (name !== '') issuers.set(socket, name);
  });
}

/** The error, with the name of the issuer where it is about that. */
export function issuerTold(error: Error, socket: TLSSocket): Error {
  const issuer = issuers.get(socket);
  return isUntrusted(error) && issuer !== undefined ? Object.assign(error, { issuer }) : error;
}
