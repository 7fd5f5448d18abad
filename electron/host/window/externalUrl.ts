/** A host that begins with a dot is any name right below it, and never itself. */
function isOf(hostname: string, known: string): boolean {
  if (!known.startsWith('.')) return hostname === known;
  return hostname.endsWith(known) && /^[a-z0-9-]+$/.test(hostname.slice(0, -known.length));
}

/** The address as it may be handed to the system's browser: https, of a known host; else null. */
export function externalUrl(text: string, hosts: readonly string[]): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const plain = url.username === '' && url.password === '' && url.port === '';
  const known = hosts.some((host) => isOf(url.hostname, host));
  return url.protocol === 'https:' && plain && known ? url.href : null;
}
