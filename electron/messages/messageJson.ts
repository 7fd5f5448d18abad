import { z } from 'zod';
import { mediaRef } from '../../shared/ids.ts';
import { type MessageRow, messageRow } from '../../shared/message.ts';
import { withFailureOfNow } from '../base/failures/olderFailure.ts';
import { versionedJson } from '../database/versionedJson.ts';

/**
 * A field that the schema does not name is a fact that a newer Satchel added without changing the version:
 * it stays in the row when this one writes it again.
 */
const storedMessage: z.ZodType<MessageRow> = z.unknown().transform((document, context) => {
  const read = messageRow.safeParse(document);
  if (read.success) return { ...Object(document), ...read.data } as MessageRow;
  context.addIssue({ code: 'custom', message: 'this is no message' });
  return z.NEVER;
});

export const messageJson = versionedJson<MessageRow>({
  version: 2,
  schema: storedMessage,
  upgrades: { 1: withFailureOfNow },
});

const carried = z.object({ url: z.string(), ref: mediaRef.nullable(), sameAccount: z.boolean() });

/** What a message carries; version 1 was the bare list. */
export const carriedJson = versionedJson({
  version: 2,
  schema: z.object({ media: z.array(carried) }),
  upgrades: { 1: (media) => ({ media }) },
});

/** The provider's names of messages that were there before; version 1 was the bare list. */
export const knownJson = versionedJson({
  version: 2,
  schema: z.object({ refs: z.array(z.string()) }),
  upgrades: { 1: (refs) => ({ refs }) },
});
