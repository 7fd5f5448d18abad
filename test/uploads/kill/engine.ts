import { join } from 'node:path';
import { silentLog } from '../../../electron/base/log.ts';
import { atomically } from '../../../electron/database/atomically.ts';
import { openDatabase } from '../../../electron/database/database.ts';
import { createMediaTable } from '../../../electron/library/mediaTable.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import { createUploadService } from '../../../electron/uploads/uploadService.ts';
import { nothingCopied } from '../../../shared/contract/library.ts';
import { accountId } from '../../../shared/ids.ts';
import { isFinished, type UploadJob } from '../../../shared/upload.ts';
import { fastClock } from '../support/fastClock.ts';

/** What the process is to do, as its one argument. */
export interface EngineTask {
  readonly dir: string;
  readonly baseUrl: string;
  readonly authId: string;
  readonly authToken: string;
  readonly speed: number;
  /** Files to add, or none to go on with what is there. */
  readonly paths: readonly string[];
}

const account = accountId.parse('main');
const say = (line: string) => process.stdout.write(`${line}\n`);

const { upload } = plivo;
/** The provider itself, which says when the last bytes are about to go. */
const provider: Provider = upload
  ? {
      ...plivo,
      upload: {
        ...upload,
        send: (session, files, hooks, target) =>
          upload.send(
            session,
            files,
            {
              ...hooks,
              async beforeCommit() {
                await hooks.beforeCommit();
                say('committing');
              },
            },
            target,
          ),
      },
    }
  : plivo;

/** The engine in a process of its own, to be killed: says what it would have shown. */
async function main(task: EngineTask): Promise<void> {
  const database = openDatabase(join(task.dir, 'library.sqlite'));
  database.exec(
    "INSERT OR IGNORE INTO accounts VALUES ('main','plivo','Main','MA',0,'session','{}',0,0)",
  );
  const clock = fastClock(task.speed);
  const session = createSession(
    plivo,
    { authId: task.authId, authToken: task.authToken },
    { endpoints: task.baseUrl },
    {
      clock: { ...clock, after: (ms, tell) => clock.after(ms * task.speed, tell) },
      log: silentLog,
    },
  );
  const media = createMediaTable(database, () => plivo.retention);
  const service = createUploadService({
    database,
    transaction: atomically,
    sessions: async () => ({ provider, session }),
    providerOf: () => provider,
    record: (id, items) => media.upsert(id, items, clock.now()).ids,
    copyLinks: async () => nothingCopied('plain'),
    spoolDir: join(task.dir, 'spool'),
    clock,
    random: Math.random,
    readPatienceMs: 15_000 * task.speed,
    emit(event, payload) {
      if (event !== 'uploadsChanged') return;
      for (const { state, name } of payload as UploadJob[]) {
        if (state === 'stored') say(`stored ${name}`);
        if (state === 'sending') say('sending');
      }
      void service.list(undefined).then((jobs) => {
        if (jobs.length > 0 && jobs.every(isFinished)) say('finished');
      });
    },
    log: silentLog,
  });
  const found = await service.list(undefined);
  say(`found ${JSON.stringify(found.map(({ name, state }) => [name, state]))}`);
  service.start();
  if (task.paths.length > 0) {
    await service.add(
      account,
      task.paths.map((path) => ({ kind: 'path', path })),
    );
    say('added');
  } else if (found.every(isFinished)) say('finished');
}

void main(JSON.parse(process.argv[2] ?? '{}') as EngineTask);
