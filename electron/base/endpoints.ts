import { z } from 'zod';
import { isLoopback } from './httpOrigin.ts';

const map = z.record(z.string(), z.string());

/**
 * Base URLs in place of the providers' own, for development: by provider id, http on loopback
 * literals only. Anything else in it is an error, said at once rather than half obeyed.
 */
export function readEndpoints(text: string | undefined): Readonly<Record<string, string>> {
  if (text === undefined || text === '') return {};
  const endpoints = map.parse(JSON.parse(text));
  for (const url of Object.values(endpoints)) {
    if (!isLoopback(new URL(url))) throw new Error('an endpoint must be on a loopback address');
  }
  return endpoints;
}
