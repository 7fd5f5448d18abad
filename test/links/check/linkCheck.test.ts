import { expect, it } from 'vitest';
import { createLinkCheck, linksAtOnce } from '../../../electron/links/check/linkCheck.ts';
import type { LinkCheckRow } from '../../../shared/contract/linkChecks.ts';
import { accountId, mediaId } from '../../../shared/ids.ts';

const of = 10_000;
const worked = 100;

it('tells after a stop how many links were opened, leaves the others, and opens these again', async () => {
  const subjects = Array.from({ length: of }, (_, index) => ({
    mediaId: mediaId.parse(index + 1),
    accountId: accountId.parse('shop'),
    called: null,
    pasted: null,
    host: null,
    here: false,
  }));
  let asked = 0;
  let reached = () => {};
  const enough = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let stopsAt = worked;
  const check = createLinkCheck({
    checkId: 'one',
    subjects,
    now: () => 0,
    changed() {},
    check(_, stop): Promise<Partial<LinkCheckRow>> {
      asked += 1;
      if (asked <= stopsAt) return Promise.resolve({ verdict: 'works' });
      reached();
      // Ends when it is stopped, and not before.
      return new Promise((resolve) => {
        stop.addEventListener('abort', () => resolve({ verdict: 'stopped' }));
      });
    },
  });
  const over = check.begin();
  await enough;
  check.stop();
  await over;
  expect(check.told()).toMatchObject({ state: 'stopped', done: worked, of });
  expect(check.told().tally).toContainEqual({ verdict: 'stopped', count: of - worked });
  expect(asked).toBeLessThanOrEqual(worked + linksAtOnce);
  [asked, stopsAt] = [0, of];
  await check.again();
  expect(check.told()).toMatchObject({ state: 'done', done: of });
  expect(asked).toBe(of - worked);
});
