import { join } from 'node:path';
import { silentLog } from '../../../electron/base/log.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createMessageService } from '../../../electron/messages/messageService.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { signalwire } from '../../../electron/providers/laml/signalwire.ts';
import { finderOf } from '../../../electron/providers/pace/finderOf.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import { createRemovalRuns } from '../../../electron/removals/removalRuns.ts';
import type { Run } from '../../../shared/contract/runs.ts';
import { type Failure, SatchelError } from '../../../shared/failure.ts';
import { accountId } from '../../../shared/ids.ts';
import { fastClock } from '../../uploads/support/fastClock.ts';
import { archive } from './archiveEngine.ts';
import { copy } from './copyEngine.ts';
import { save } from './saveEngine.ts';
import type { Task } from './task.ts';

const account = accountId.parse('line');
const say = (line: string) => process.stdout.write(`${line}\n`);

/** The provider itself, which says when it is about to be asked for what matters. */
function telling(): Provider {
  const { remove, compose } = signalwire;
  if (remove === undefined || compose === undefined) throw new Error('SignalWire can do both');
  return {
    ...signalwire,
    download(...asked) {
      say('asking');
      return signalwire.download(...asked);
    },
    remove: {
      ...remove,
      run(session, item, signal) {
        say('asking');
        return remove.run(session, item, signal);
      },
    },
    compose: {
      ...compose,
      send: (session, message, hooks) =>
        compose.send(session, message, {
          ...hooks,
          async beforeCommit() {
            await hooks.beforeCommit();
            say('asking');
          },
        }),
    },
  };
}

async function main(task: Task): Promise<void> {
  if (task.client === 'copies') return copy(task, say);
  const database = openDatabase(join(task.dir, 'library.sqlite'));
  const clock = fastClock(task.speed);
  const provider = telling();
  const credentials = {
    space: 'practice',
    projectId: task.projectId,
    apiToken: task.apiToken,
  };
  const session = createSession(
    provider,
    credentials,
    { endpoints: { baseUrl: task.baseUrl } },
    {
      clock: { ...clock, after: (ms, tell) => clock.after(ms * task.speed, tell) },
      log: silentLog,
    },
  );
  const table = createMediaTable(database, () => null);
  const common = {
    database,
    sessions: async () => ({ provider, session }),
    clock,
    random: Math.random,
    log: silentLog,
    failureOf: (error: unknown): Failure =>
      error instanceof SatchelError ? error.failure : { kind: 'bug', reference: 'BUG' },
  };
  if (task.client === 'archives') await archive(task, common, table, say);
  else if (task.client === 'saves') await save(task, common, table, say);
  else if (task.client === 'removals') await remove(task, common, table);
  else await send(task, common, provider);
}

type Common = Pick<
  Parameters<typeof createRemovalRuns>[0],
  'database' | 'sessions' | 'clock' | 'random' | 'log' | 'failureOf'
>;

async function remove(
  task: Task,
  common: Common,
  table: ReturnType<typeof createMediaTable>,
): Promise<void> {
  let ids = 0;
  const runs = createRemovalRuns({
    ...common,
    table,
    newId() {
      ids += 1;
      return `${process.pid}-${Date.now()}-${ids}`;
    },
    paceOf: finderOf,
    graceMs: 0,
    onGone() {},
    emit: (event, payload) => {
      if (event === 'removalsChanged') look(payload as Run[]);
    },
  });
  const look = (list: readonly Run[]) => {
    if (list.length > 0 && list.every(({ state }) => state === 'over')) say('finished');
  };
  say('found');
  await runs.begin();
  if (task.mediaIds.length > 0) {
    const items = table.byIds(task.mediaIds);
    await runs.start(
      items.map((item) => ({ accountId: account, messageRef: null, items: [item] })),
    );
    say('taken');
  }
  look(runs.list());
}

async function send(task: Task, common: Common, provider: Provider): Promise<void> {
  const service = createMessageService({
    ...common,
    providerOf: () => provider,
    mediaSenders: () => [],
    isPractice: () => false,
    media: () => [],
    links: async () => ({ links: [], failed: [], access: null, soonestExpiryAt: null }),
    accounts: () => [account],
    download: () => Promise.reject(new SatchelError({ kind: 'not-found' })),
    canShrink: () => false,
    shrinkInto: async () => [],
    onNews() {},
    emit: () => void look(),
  });
  const look = async () => {
    const rows = await service.list(undefined);
    const open = rows.filter(({ state }) => !/delivered|failed|cancelled/.test(state));
    if (open.length === 0 && rows.length >= task.texts.length) say('finished');
  };
  say('found');
  await service.start();
  for (const text of task.texts) {
    const asked = { accountId: account, from: '+16465550145', to: '+12125550100', text };
    const { token } = await service.prepare({ ...asked, mediaIds: [] });
    await service.send({ token: token ?? '' });
    say(`taken ${text}`);
  }
  await look();
}

void main(JSON.parse(process.argv[2] ?? '{}') as Task);
