/** Everyone who is not in the chat writes from an address: a number, or one of a channel, `whatsapp:+44…`. */
const address = /^(?:(?:whatsapp|messenger|instagram|rcs|sms|viber|gbm):.|\+?\d{5,15}$)/i;
/** Visitors of a web page are in the chat themselves, under names that applications make up for them. */
const visitor = /^(?:guest|visitor|anonymous)(?![a-z])/i;

/**
 * Whether the account wrote a message or got it. Who is not in the chat is the other end, and so is a visitor;
 * all other identities are users of the account's own application, and `system` is its REST API, which is how
 * Satchel writes too (providers.md 4.4). An author that is not told is nobody's.
 */
export function sideOf(author: string | null): 'inbound' | 'outbound' | null {
  if (author === null) return null;
  return address.test(author) || visitor.test(author) ? 'inbound' : 'outbound';
}
