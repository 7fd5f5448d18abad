/** A UUID names a Powerpack, which is a pool of senders, and nothing else here (providers.md 1.5). */
const powerpack = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What is too long for a number or a name is meant for a pool. */
const longestName = 16;

/** How the call names a sender: a pool goes instead of a number. */
export type PlivoSender = { readonly src: string } | { readonly powerpack_uuid: string };

/** Answers null for what Plivo has no way to send from. */
export function plivoSender(from: string): PlivoSender | null {
  if (powerpack.test(from)) return { powerpack_uuid: from.toLowerCase() };
  return from.length > longestName ? null : { src: from };
}
