/** A person's address as people read it. */
export function addressText(address: string): string {
  // The channel is said beside it.
  return address.replace(/^(whatsapp|messenger):/, '');
}
