import { SatchelError } from '../../../shared/failure.ts';
import { notFound } from '../../../shared/failures.ts';
import { type MediaRef, mediaRef } from '../../../shared/ids.ts';

/**
 * Names of things below a service. Media is asked for by way of its service, so both make up its
 * ref; a message by way of its conversation, so both make up a messageRef.
 */
export interface ChatKey {
  readonly serviceSid: string;
  readonly conversationSid: string;
}

/** Ids are data: only what cannot be taken for a path is joined into a name. */
export function isSid(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
}

function pairOf(name: string): readonly [string, string] {
  const [first, second, ...rest] = name.split('/');
  if (rest.length > 0 || !isSid(first) || !isSid(second)) {
    throw new SatchelError(notFound);
  }
  return [first, second];
}

export function mediaRefOf(serviceSid: string, mediaSid: string): MediaRef {
  return mediaRef.parse(`${serviceSid}/${mediaSid}`);
}

/** Throws not-found for a name that cannot be one of ours. */
export function mediaOf(ref: string): { serviceSid: string; mediaSid: string } {
  const [serviceSid, mediaSid] = pairOf(ref);
  return { serviceSid, mediaSid };
}

export function messageRefOf(conversationSid: string, messageSid: string): string {
  return `${conversationSid}/${messageSid}`;
}

export function messageOf(ref: string): { conversationSid: string; messageSid: string } {
  const [conversationSid, messageSid] = pairOf(ref);
  return { conversationSid, messageSid };
}

export function targetOf({ serviceSid, conversationSid }: ChatKey): string {
  return `${serviceSid}/${conversationSid}`;
}

export function chatOf(target: string): ChatKey {
  const [serviceSid, conversationSid] = pairOf(target);
  return { serviceSid, conversationSid };
}
