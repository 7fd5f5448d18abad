import { z } from 'zod';
import type { Log } from '../base/log.ts';
import { versionedJson } from '../database/versionedJson.ts';

/** What a run of removals knows of itself. */
const facts = z.object({
  /** The archive in which each item is to be safe before it is asked to be deleted; null for none. */
  archiveId: z.string().max(64).nullable(),
  /** The rule by which it was begun; null when a person chose the items. */
  ruleId: z.string().max(64).nullable(),
});
export type RemovalFacts = z.infer<typeof facts>;

const document = versionedJson({ version: 1, schema: facts, upgrades: {} });

export const byHand: RemovalFacts = { archiveId: null, ruleId: null };
export const writeFacts = (of: RemovalFacts): string => document.write(of);

/**
 * Null for what cannot be read, such as a newer Satchel's: something may have to be done before anything is
 * deleted that this one knows nothing of.
 */
export function readFacts(written: string | null, log: Log, runId: string): RemovalFacts | null {
  // Begun before runs had facts.
  if (written === null || written === '{}') return byHand;
  const read = document.read(written);
  if (read.kind === 'read') return read.value;
  log.error({ event: 'removal-facts-unreadable', cause: read.kind, reference: runId });
  return null;
}
