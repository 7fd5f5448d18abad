import { expect, it } from 'vitest';
import { keepLimits, proposedLimits } from '../../../shared/keepalive/keepLimits.ts';
import { keepAliveSettings } from '../../../shared/settings/keepAlive.ts';

it('may be whatever the settings allow', () => {
  const most = { enabled: true, mostUploadsADay: 10_000, mostDays: 3_650, mostItems: 10_000 };
  expect(keepAliveSettings.parse(most)).toEqual(most);
  const limits = proposedLimits(0, most);
  const { mostUploadsADay: mostADay, mostItems } = most;
  expect(keepLimits.safeParse({ ...limits, mostADay, mostItems }).success).toBe(true);
});
