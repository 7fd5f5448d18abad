import { z } from 'zod';

/**
 * Why something could not be used. The window has a sentence for each of these words, and for no others:
 * a word without a sentence does not compile.
 */
export const inputDetail = z.enum([
  'already-connected',
  /** All of it is being uploaded again, or was, since it was shown. */
  'begun-already',
  'call-too-large',
  /** `at` says where and how it does not fit its schema. */
  'call-unfit',
  'call-unknown',
  'cannot-link',
  'cannot-remove',
  /** Its account takes no upload that would last. */
  'cannot-renew',
  'changed',
  'credentials-unusable',
  /** `field` says which of the fields that the provider declares. */
  'field',
  'files-not-heard',
  'files-unfit',
  'link-busy',
  'link-cut',
  'link-down',
  'link-gone',
  'link-is-page',
  'link-moves-on',
  'link-no-file',
  'link-not-heard',
  'link-not-https',
  'link-not-public',
  'link-refused',
  'link-slow',
  /** No QR code bears that much. */
  'link-too-long',
  'link-unreadable',
  'link-with-credentials',
  'links-ended',
  'no-compose',
  'no-copies',
  /** It is in no message that could be deleted in its place. */
  'no-message',
  'no-targets',
  'no-upload',
  /** It is not safely in the archive that it was to be in first, so it was not deleted. */
  'not-archived',
  'nothing-to-send',
  'other-account',
  'practice',
  'provider',
  'receiver',
  'secret',
  'sender',
  'sender-and-receiver',
  'target-needed',
  'text-too-long',
  'token',
  'too-many',
  'too-many-files',
  /** An address, a path or a type that only a mistake in Satchel or in its settings brings about. */
  'unusable',
  /** What was typed to confirm is not how many there are. */
  'wrong-count',
]);
export type InputDetail = z.infer<typeof inputDetail>;

/** Why something is not allowed, where Satchel itself says so. */
export const forbiddenDetail = z.enum([
  'link-protected',
  /** Only a gesture of a person leads there. */
  'not-asked',
  'other-page',
  'page-not-listed',
]);
export type ForbiddenDetail = z.infer<typeof forbiddenDetail>;

/** What a provider's refusal means, where Satchel knows more than the provider says. */
export const refusalDetail = z.enum([
  'account-suspended',
  'file-not-fetched',
  'files-not-there-yet',
  'files-too-large',
  'in-no-conversation',
  'link-unusable',
  'media-too-large',
  'message-unfinished',
  'no-conversation',
  'no-credit',
  /** The file arrived, and the conversation did not take it. */
  'not-attached',
  /** The file arrived, and the conversation is not there any more. */
  'not-attached-gone',
  /** No answer came, and the provider was asked since. */
  'not-taken',
  'nothing-to-send',
  'number-unknown',
  'phone-unreachable',
  'receiver-unknown',
  'sender-missing',
  'sender-not-own',
  /** It was asked to delete an item, said that it did, and has it still. */
  'still-there',
  'too-many-files',
  'type-not-sendable',
]);
export type RefusalDetail = z.infer<typeof refusalDetail>;
