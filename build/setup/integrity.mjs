import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/**
 * Whether a file is the one that a Subresource-Integrity value names.
 * @param {string} path
 * @param {string} integrity such as sha512-…==
 */
export async function hasIntegrity(path, integrity) {
  const [algorithm, expected] = splitIntegrity(integrity);
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return hash.digest('base64') === expected;
}

/**
 * @param {string} integrity
 * @returns {[algorithm: string, digest: string]}
 */
function splitIntegrity(integrity) {
  const [, digest] = /^sha512-([A-Za-z0-9+/]{86}==)$/.exec(integrity) ?? [];
  if (!digest) throw new Error('an integrity value must be one whole sha512');
  return ['sha512', digest];
}
