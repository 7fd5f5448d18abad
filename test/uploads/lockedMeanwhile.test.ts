import { afterEach, expect, it } from 'vitest';
import { accountId } from '../../shared/ids.ts';
import { lockIt } from '../library/support/refusals.ts';
import { main, openUploadRig, picture } from './support/uploadRig.ts';

const other = accountId.parse('other');
let rig: Awaited<ReturnType<typeof openUploadRig>>;
afterEach(() => rig.close());

it('cancels once in each account, though the write for the second is refused at first', async () => {
  rig = await openUploadRig();
  rig
    .database()
    .exec("INSERT INTO accounts VALUES ('other','plivo','Other','MB',0,'session','{}',0, 0)");
  rig.sandbox.faults.arm({ kind: 'reset', route: 'upload', at: 'stored' });
  rig.sandbox.faults.arm({ kind: 'answer', status: 500, route: 'list', times: 999 });
  await rig.add([rig.file('one.png', picture(1))]);
  await rig.until((jobs) => jobs.every((job) => job.state === 'unsure'));
  rig.lock({ kind: 'keychain-unavailable', cause: 'locked' });
  const two = rig.file('two.png', picture(2));
  await rig.service().add(other, [{ kind: 'path', path: two }]);
  const jobs = await rig.until((all) => all.some((job) => job.state === 'waiting'));
  let writes = 0;
  rig.state.onWrite = () => {
    writes += 1;
    if (writes === 2) throw Object.assign(new Error('database is locked'), { errcode: 5 });
  };
  await rig.service().cancel({ jobIds: jobs.map(({ id }) => id) });
  // Asked for twice it would be given up, whatever the provider holds.
  expect(await rig.service().list(undefined)).toMatchObject([
    { accountId: main, state: 'unsure', failure: { kind: 'cancelled' } },
    { accountId: other, state: 'cancelled' },
  ]);
  expect(writes).toBeGreaterThan(2);
});

it('forgets an account as soon as another program lets go of the library', async () => {
  rig = await openUploadRig();
  rig.lock({ kind: 'unauthorized' });
  await rig.add([rig.file('one.png', picture(1))]);
  await rig.until((jobs) => jobs.every((job) => job.state === 'waiting'));
  rig.database().exec("DELETE FROM accounts WHERE id = 'main'");
  const release = lockIt.begin(rig.database());
  rig.service().forgetAccount(main);
  expect(await rig.service().list(undefined)).toHaveLength(1);
  release();
  await rig.until((jobs) => jobs.length === 0);
});

it('quits while the keychain waits for a person, and sends at the next start', async () => {
  rig = await openUploadRig();
  let asked = 0;
  let unlock = () => {};
  const answer = new Promise<void>((resolve) => {
    unlock = resolve;
  });
  Object.defineProperty(rig.state, 'unlocked', {
    get: () => {
      asked += 1;
      return answer;
    },
  });
  await rig.add([rig.file('one.png', picture(1))]);
  await rig.until(() => asked > 0);
  await rig.restart(unlock);
  expect(await rig.settled()).toMatchObject([{ state: 'stored', attempt: 1 }]);
  expect(rig.uploaded().length).toBe(1);
});
