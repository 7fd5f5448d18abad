import { z } from 'zod';

/** What of an item can be copied, each by itself; `ref` is what its provider calls it. */
export const itemFact = z.enum([
  'name',
  'fromName',
  'fromAddress',
  'toName',
  'toAddress',
  'conversation',
  'messageText',
  'messageStatus',
  'type',
  'size',
  'dimensions',
  'length',
  'storedAt',
  'usedAt',
  'endsAt',
  'seenAt',
  'ref',
  'messageRef',
  'conversationRef',
]);
export type ItemFact = z.infer<typeof itemFact>;
