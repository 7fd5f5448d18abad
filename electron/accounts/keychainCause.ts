import type { KeychainCause } from './keychainProtocol.ts';

const signs: readonly (readonly [RegExp, KeychainCause])[] = [
  [/timeout was reached|timed out/i, 'timed-out'],
  // libsecret when the prompt was dismissed or none could be shown; macOS for the same.
  [/locked collection|is locked|user interaction is not allowed|user canceled/i, 'locked'],
  // A daemon that was restarted is not found again by a process that knew the old one.
  [/session wrapping the secret does not exist/i, 'no-service'],
  // Chromium calls the bus `disabled:` for its children where the session has none.
  [/unsupported transport|address element/i, 'no-service'],
  [/not provided by any|d-?bus|could not connect|connection (is|was) closed/i, 'no-service'],
];

/**
 * What an error of the keychain library means. It gives texts only, so the process that calls it
 * runs in the C locale, where they are not translated.
 */
export function keychainCause(message: string): KeychainCause {
  return signs.find(([sign]) => sign.test(message))?.[1] ?? 'failed';
}
