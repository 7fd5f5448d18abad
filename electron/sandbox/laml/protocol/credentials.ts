import { timingSafeEqual } from 'node:crypto';
import type { LamlFailure } from './lamlFailure.ts';

/** One pair that the API knows, and what it may not do. */
export interface KnownPair {
  readonly user: string;
  readonly password: string;
  readonly refusal?: LamlFailure;
}

/** Judges an Authorization header; null lets it in. */
export function createCredentialJudge(pairs: readonly KnownPair[], unauthorized: LamlFailure) {
  const known = pairs.map(({ user, password, refusal = null }) => ({
    header: Buffer.from(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`),
    refusal,
  }));
  return (authorization: string | undefined): LamlFailure | null => {
    const given = Buffer.from(authorization ?? '');
    const pair = known.find(
      ({ header }) => header.length === given.length && timingSafeEqual(header, given),
    );
    return pair ? pair.refusal : unauthorized;
  };
}
