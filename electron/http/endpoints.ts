import { z } from 'zod';
import { isLoopback } from './httpOrigin.ts';

/** Base URLs in place of a provider's own: text for its main endpoint, or some by their names. */
const endpoints = z.union([z.string(), z.record(z.string(), z.string())]);
export type Endpoints = z.infer<typeof endpoints>;

/**
 * Endpoints for development: by provider id, http on loopback literals only. Anything else in it is
 * an error, said at once rather than half obeyed.
 */
export function readEndpoints(text: string | undefined): Readonly<Record<string, Endpoints>> {
  if (text === undefined || text === '') return {};
  const all = z.record(z.string(), endpoints).parse(JSON.parse(text));
  for (const given of Object.values(all)) {
    for (const url of typeof given === 'string' ? [given] : Object.values(given)) {
      if (!isLoopback(new URL(url))) throw new Error('an endpoint must be on a loopback address');
    }
  }
  return all;
}
