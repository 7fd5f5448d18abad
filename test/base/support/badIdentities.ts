import { certificates } from './certificates.ts';
import { selfSigned } from './selfSigned.ts';
import type { Identity } from './tlsFront.ts';

const { key } = certificates;

/** Servers that nobody should believe. */
export const badIdentities: readonly (readonly [string, Identity])[] = [
  ['signed by itself', selfSigned],
  ['that has ended', { cert: certificates.expired, key }],
  ['that has not begun', { cert: certificates.early, key }],
  ['for another host', { cert: certificates.otherHost, key }],
  ['of an unknown issuer', { cert: certificates.otherIssuer, key }],
];
