/**
 * The switches that a packaged app starts with: where its data is, and how it is shown. There are
 * thousands of others, more with every Chromium, GTK and Node, and many of them let others look into
 * the app, load code into it, hold it up or take its walls down.
 */
const harmless = [
  /^user-data-dir$/,
  // the screen, and who draws on it
  /^(display|ozone-platform|ozone-platform-hint|enable-wayland-ime|gtk-version)$/,
  /^(disable-gpu|disable-gpu-compositing|disable-dev-shm-usage)$/,
  /^(force-device-scale-factor|high-dpi-support|force-color-profile|start-maximized)$/,
  // the person
  /^(lang|force-renderer-accessibility|force-dark-mode|force-high-contrast)$/,
  // the end of all switches, and what macOS and the Windows installer add by themselves
  /^(-|psn_[0-9_]+|updated)$/,
];
const unsandboxed = /^no-sandbox$/;

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
  const taken = isRoot ? [...harmless, unsandboxed] : harmless;
  const named = platform === 'win32' ? /^(?:--?|\/)([^=]+)/ : /^--?([^=]+)/;
  const names = argv
    .slice(1)
    .flatMap((argument) => named.exec(argument.trim())?.[1]?.toLowerCase() ?? []);
  return names.find((name) => !taken.some((rule) => rule.test(name))) ?? null;
}
