import { z } from 'zod';
import { copyBy, copyKind } from '../../shared/copies/copyKind.ts';
import { accountId } from '../../shared/ids.ts';
import { versionedJson } from '../database/versionedJson.ts';

/** What is kept of a run of copies. */
export const copyFacts = z.object({
  kind: copyKind,
  to: accountId.nullable(),
  by: copyBy,
  name: z.string().nullable(),
  /** The item that was the newest as it began; what came of its items later is newer. Absent in older runs. */
  newest: z.number().int().optional(),
});
export type CopyRunFacts = z.infer<typeof copyFacts>;

/** Of a run that cannot be read: its jobs tell themselves where they go, and a person can stop it. */
const unread: CopyRunFacts = { kind: 'renewal', to: null, by: 'person', name: null };
const document = versionedJson({ version: 1, schema: copyFacts, upgrades: {} });

export const writeFacts = document.write;
export function readFacts(text: string | null): CopyRunFacts {
  const read = document.read(text);
  return read.kind === 'read' ? read.value : unread;
}
