import { expect, test } from 'vitest';
import { keychainCause } from '../../electron/accounts/keychainCause.ts';

test.each([
  ['Cannot create an item in a locked collection', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['Timeout was reached', 'timed-out'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'no-service'],
  ['The name :1.0 was not provided by any .service files', 'no-service'],
  ['The session wrapping the secret does not exist', 'no-service'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'no-service'],
  ['Could not connect: No such file or directory', 'no-service'],
  ['Unknown or unsupported transport “disabled” for address “disabled:”', 'no-service'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'failed'],
  ['', 'failed'],
] as const)('%s is %s', (message, cause) => {
  expect(keychainCause(message)).toBe(cause);
});
