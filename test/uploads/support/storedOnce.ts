import { expect } from 'vitest';
import { z } from 'zod';
import type { LedgerEntry } from '../../../electron/sandbox/store/ledger.ts';
import type { UploadJob } from '../../../shared/upload.ts';
import type { UploadRig } from './afterRow.ts';
import { sha256 } from './uploadRig.ts';

/** What is in no message is dropped then, by the reference and not by the sandbox's word. */
const unattachedMs = 300_000;

/**
 * The ledger against the jobs: what is stored is there once, under the name by which the library
 * knows it, and nothing else is; what dies by itself was dead before it was sent again.
 */
export function expectStoredOnce(
  rig: UploadRig,
  jobs: readonly UploadJob[],
  sent: readonly { readonly bytes: Buffer }[],
): void {
  const hashes = sent.map(({ bytes }) => sha256(bytes));
  const held = rig.uploaded();
  expect(held.filter((entry) => !hashes.includes(entry.sha256))).toEqual([]);
  jobs.forEach((job, index) => {
    const own = held
      .filter((entry) => entry.sha256 === hashes[index])
      .sort((a, b) => a.storedAt - b.storedAt);
    const last = own.at(-1);
    own.slice(1).forEach((entry, before) => {
      expect(endOf(rig, own[before])).toBeLessThanOrEqual(entry.storedAt);
    });
    const attached = own.filter(({ attachedTo }) => (attachedTo ?? null) !== null);
    if (job.state === 'stored') {
      expect(itemOf(rig, job)).toEqual([last?.id, last?.attachedTo ?? null]);
      expect(attached).toEqual(rig.way.targeted ? [last] : []);
    } else {
      // What a conversation refused lies at the provider, in nothing, for its five minutes.
      expect(own.length).toBeLessThanOrEqual(rig.way.targeted ? 1 : 0);
      expect(attached).toEqual([]);
    }
  });
}

function endOf(rig: UploadRig, entry: LedgerEntry | undefined): number {
  const dies = rig.way.holder !== 'plivo' && (entry?.attachedTo ?? null) === null;
  return dies ? (entry?.storedAt ?? 0) + unattachedMs : Number.POSITIVE_INFINITY;
}

const row = z.object({ ref: z.string(), message_ref: z.string().nullable() });

/** What the provider calls the item that the job says it became, and the message that owns it. */
function itemOf(rig: UploadRig, { mediaId }: Extract<UploadJob, { state: 'stored' }>) {
  const query = rig.database().prepare('SELECT ref, message_ref FROM media WHERE id = ?');
  const { ref, message_ref: owner } = row.parse(query.get(mediaId));
  return [ref, owner].map((name) => name?.split('/').at(-1) ?? null);
}
