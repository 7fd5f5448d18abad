import type { ThroughputRule } from './httpThroughput.ts';

export interface HttpLimits extends ThroughputRule {
  /** Name, connection and TLS. */
  readonly connectMs: number;
  /** From asking to the last byte of a JSON answer. */
  readonly answerMs: number;
  /**
   * Bytes that the machine may still be sending after it took them from us, and how slowly, for
   * which an upload's answer is waited longer: giving up while they travel means sending twice.
   */
  readonly inFlightBytes: number;
  readonly slowestBytesPerSecond: number;
  readonly maxJsonBytes: number;
  readonly maxErrorBytes: number;
  readonly maxMediaBytes: number;
}

export const defaultLimits: HttpLimits = {
  connectMs: 15_000,
  answerMs: 45_000,
  windowMs: 30_000,
  leastBytes: 32_768,
  inFlightBytes: 2_097_152,
  slowestBytesPerSecond: 6_144,
  maxJsonBytes: 2_097_152,
  maxErrorBytes: 65_536,
  maxMediaBytes: 536_870_912,
};
