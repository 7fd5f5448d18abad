const weakening = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'js-flags',
  'disable-web-security',
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'load-extension',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'ignore-certificate-errors',
  'unsafely-treat-insecure-origin-as-secure',
];

/**
 * The switch on this command line that a packaged app refuses, or null. `--no-sandbox` is let pass
 * for root alone, where Chromium would not start without it.
 */
export function refusedSwitch(argv: readonly string[], isRoot: boolean): string | null {
  const names = argv
    .filter((argument) => argument.startsWith('--'))
    .map((argument) => argument.slice(2).split('=')[0]?.toLowerCase() ?? '');
  const refused = isRoot ? weakening : [...weakening, 'no-sandbox', 'disable-setuid-sandbox'];
  return names.find((name) => refused.includes(name)) ?? null;
}
