/** The address as it may be handed to the system's browser: https, of a known host; else null. */
export function externalUrl(text: string, hosts: readonly string[]): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const plain = url.username === '' && url.password === '' && url.port === '';
  return url.protocol === 'https:' && plain && hosts.includes(url.hostname) ? url.href : null;
}
