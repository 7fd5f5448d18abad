import { afterEach, expect, it } from 'vitest';
import { accountId } from '../../shared/ids.ts';
import { lockIt } from '../library/support/refusals.ts';
import { main, openWorkshop, picture } from './support/workshop.ts';

const other = accountId.parse('other');
let shop: Awaited<ReturnType<typeof openWorkshop>>;
afterEach(() => shop.close());

it('cancels once in each account, though the write for the second is refused at first', async () => {
  shop = await openWorkshop();
  shop
    .database()
    .exec("INSERT INTO accounts VALUES ('other','plivo','Other','MB',0,'session','{}',0)");
  shop.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
  shop.sandbox.faults.arm({ kind: 'answer', status: 500, route: 'list', times: 999 });
  await shop.add([shop.file('one.png', picture(1))]);
  await shop.until((jobs) => jobs.every((job) => job.state === 'unsure'));
  shop.lock({ kind: 'keychain-unavailable', cause: 'locked' });
  const two = shop.file('two.png', picture(2));
  await shop.service().add(other, [{ kind: 'path', path: two }]);
  const jobs = await shop.until((all) => all.some((job) => job.state === 'waiting'));
  let writes = 0;
  shop.state.onWrite = () => {
    writes += 1;
    if (writes === 2) throw Object.assign(new Error('database is locked'), { errcode: 5 });
  };
  await shop.service().cancel({ jobIds: jobs.map(({ id }) => id) });
  // Asked for twice it would be given up, whatever the provider holds.
  expect(await shop.service().list(undefined)).toMatchObject([
    { accountId: main, state: 'unsure', failure: { kind: 'cancelled' } },
    { accountId: other, state: 'cancelled' },
  ]);
  expect(writes).toBeGreaterThan(2);
});

it('forgets an account as soon as another program lets go of the library', async () => {
  shop = await openWorkshop();
  shop.lock({ kind: 'unauthorized' });
  await shop.add([shop.file('one.png', picture(1))]);
  await shop.until((jobs) => jobs.every((job) => job.state === 'waiting'));
  shop.database().exec("DELETE FROM accounts WHERE id = 'main'");
  const release = lockIt.begin(shop.database());
  shop.service().forgetAccount(main);
  expect(await shop.service().list(undefined)).toHaveLength(1);
  release();
  await shop.until((jobs) => jobs.length === 0);
});

it('quits while the keychain waits for a person, and sends at the next start', async () => {
  shop = await openWorkshop();
  let asked = 0;
  let unlock = () => {};
  const answer = new Promise<void>((resolve) => {
    unlock = resolve;
  });
  Object.defineProperty(shop.state, 'unlocked', {
    get: () => {
      asked += 1;
      return answer;
    },
  });
  await shop.add([shop.file('one.png', picture(1))]);
  await shop.until(() => asked > 0);
  await shop.restart(unlock);
  expect(await shop.settled()).toMatchObject([{ state: 'stored', attempt: 1 }]);
  expect(shop.uploaded().length).toBe(1);
});
