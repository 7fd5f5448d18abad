import { expect, test } from 'vitest';
import { isInRange } from '../../build/setup/nodeRange.mjs';

const range = '^22.19 || >=24';

test.each(['22.19.0', '22.23.2', '24.0.0', '25.1.0', '100.0.0', '24.0.0-nightly2025'])(
  'Node %s is in the range',
  (version) => {
    expect(isInRange(version, range)).toBe(true);
  },
);

test.each(['22.18.9', '23.11.0', '20.20.2', '9.99.0', '2.24.0'])(
  'Node %s is outside it',
  (version) => {
    expect(isInRange(version, range)).toBe(false);
  },
);

test.each(['', '22', '~22.19', '^22.19 >=24', '^22.x'])('the range %j is refused', (unknown) => {
  expect(() => isInRange('24.0.0', unknown)).toThrow('unreadable');
});
