import { z } from 'zod';
import { copyBy, copyKind } from '../../shared/copies/copyKind.ts';
import { failure } from '../../shared/failure.ts';
import { accountId, jobId, mediaId } from '../../shared/ids.ts';
import { instant } from '../../shared/instant.ts';
import { remedy } from '../../shared/remedy.ts';

const facts = {
  /** Also that of its upload: written before anything is asked, so that no start or answer makes two of it. */
  id: jobId,
  /** All that was uploaded again at once is one run. */
  runId: z.string().min(1).max(64),
  /** Whose the item is. */
  accountId,
  mediaId,
  /** The account that it goes to; its own for a renewal. */
  toId: accountId,
  kind: copyKind,
  by: copyBy,
  /** What is to be made of it, or sent all the same, since it does not fit as it is. */
  remedy: remedy.optional(),
  /** How often its bytes were asked for. */
  attempt: z.number().int().nonnegative(),
};

/** One item to be uploaded again. Only `step` in `copyMachine.ts` changes one. */
export const copyJob = z.discriminatedUnion('state', [
  /** Its bytes are fetched, or will be. */
  z.object({ ...facts, state: z.literal('queued') }),
  z.object({ ...facts, state: z.literal('waiting'), untilAt: instant, failure }),
  /** The uploads have it, and what becomes of it is theirs. `stopped`: a person does not want it any more. */
  z.object({ ...facts, state: z.literal('handed'), stopped: z.boolean() }),
  /** The provider has it, as this item. */
  z.object({ ...facts, state: z.literal('copied'), newId: mediaId }),
  z.object({ ...facts, state: z.literal('failed'), failure }),
  z.object({ ...facts, state: z.literal('kept') }),
]);
export type CopyJob = z.infer<typeof copyJob>;
const plain = z.object(facts);
/** What a job is whatever state it is in. */
export type CopyFacts = z.infer<typeof plain>;
