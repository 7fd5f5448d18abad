/** Switches of Chromium and Node that let others look into the app, or take its walls down. */
const weakening = [
  // debugging, and what is written down or run for it
  /^remote-(debugging|allow)-/,
  /^inspect(-|$)/,
  /^debug(-brk|-port)?$/,
  /^(auto-open-devtools-for-tabs|enable-automation|test-type)$/,
  /^(js-flags|log-net-log|net-log-capture-mode|ssl-key-log-file|trace-startup.*|enable-tracing.*)$/,
  /-(cmd-prefix|launcher|subprocess-path)$/,
  // the walls between pages, and around each
  /^(disable-web-security|disable-site-isolation-trials|disable-features)$/,
  /^(enable|disable)-blink-features$/,
  /^(single-process|in-process-gpu|no-zygote.*|process-per-.*|reduce-security-for-testing)$/,
  /^(allow-running-insecure-content|allow-file-access-from-files|allow-sandbox-debugging)$/,
  /^disable-(seccomp-filter|namespace|gpu|landlock).*sandbox/,
  /^disable-renderer-code-integrity$/,
  /^(unsafely-treat-insecure-origin-as-secure|use-fake-ui-for-media-stream)$/,
  // code of others
  /^(load-extension|disable-extensions-except|extra-plugin-dir|ppapi-plugin-path)$/,
  /^(register-pepper-plugins|load-component-extension)$/,
  // where the network goes, and whom it believes
  /^(host-rules|host-resolver-rules|proxy-.*|winhttp-proxy-resolver)$/,
  /^(ignore-certificate-errors.*|allow-insecure-localhost|auth-server-allowlist)$/,
];
const unsandboxed = /^(no-sandbox|disable-setuid-sandbox)$/;

/**
 * The switch on this command line that a packaged app refuses, or null. `--no-sandbox` is let pass
 * for root alone, where Chromium would not start without it. Chromium also takes `-switch` and, on
 * Windows, `/switch`.
 */
export function refusedSwitch(
  argv: readonly string[],
  isRoot: boolean,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const refused = isRoot ? weakening : [...weakening, unsandboxed];
  const named = platform === 'win32' ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/;
  const names = argv
    .slice(1)
    .map((argument) => named.exec(argument.trim())?.[1]?.toLowerCase() ?? '');
  return names.find((name) => refused.some((rule) => rule.test(name))) ?? null;
}
