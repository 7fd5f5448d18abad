import { z } from 'zod';
import { accountId, mediaId } from '../ids.ts';
import { messageRow, mostMessageMedia } from '../message.ts';
import { messageFit, preparedMessage } from '../outgoing.ts';
import { call, nothing, token } from './parts/parts.ts';

/** Sending is a real act which costs money: only what was prepared can be sent, and once. */
export const messages = {
  prepare: call(
    z.strictObject({
      accountId,
      from: z.string().max(64),
      to: z.string().max(64),
      text: z.string().max(10_000),
      mediaIds: z.array(mediaId).max(mostMessageMedia),
    }),
    preparedMessage,
  ),
  send: call(z.strictObject({ token }), messageRow),
  /**
   * Smaller copies of what would be too much for one message of the account. Answers when they
   * are to be uploaded; `stopFit` with the same key gives that up while the items are fetched.
   */
  fit: call(
    z.strictObject({
      key: token,
      accountId,
      mediaIds: z.array(mediaId).min(1).max(mostMessageMedia),
    }),
    messageFit,
  ),
  stopFit: call(z.strictObject({ key: token }), nothing),
  /** The newest first. */
  list: call(nothing, z.array(messageRow)),
  /** Senders that the account was seen to use, the latest first. */
  senders: call(z.strictObject({ accountId }), z.array(z.string())),
} as const;
