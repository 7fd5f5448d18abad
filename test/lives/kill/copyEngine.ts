import { readdirSync } from 'node:fs';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import { wireCopies } from '../../copies/support/wireCopies.ts';
import type { Task } from './task.ts';

/** The provider itself, which says when bytes are about to come or the last of them about to go. */
function telling(say: (line: string) => void): Provider {
  const { upload } = plivo;
  if (upload === undefined) throw new Error('Plivo takes uploads');
  return {
    ...plivo,
    download(...asked) {
      say('asking');
      return plivo.download(...asked);
    },
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
              say('asking');
            },
          },
          target,
        ),
    },
  };
}

/** Renews all of `mediaIds` as often as `archive` counts, from wherever a kill left it. */
export async function copy(task: Task, say: (line: string) => void): Promise<void> {
  const { dir, speed, baseUrl, projectId: authId, apiToken: authToken } = task;
  const { clock, table, spoolDir, uploads, copies } = wireCopies({
    dir,
    speed,
    baseUrl,
    authId,
    authToken,
    provider: telling(say),
    hashesOf: () => new Map(),
  });
  const rounds = Number(task.archive);
  say('found');
  uploads.start();
  await copies.begin();
  const list = () => copies.service.runs(undefined);
  if ((await list()).length < rounds) {
    const { token } = await copies.service.plan({
      items: { mediaIds: table.byIds(task.mediaIds).map(({ id }) => id) },
      to: 'same',
    });
    await copies.service.begin({ token });
  }
  const look = async () => {
    const isOver = (await list()).every(({ state }) => state === 'over');
    const isLeft = uploads.copies.all().length + readdirSync(spoolDir).length > 0;
    if (isOver && !isLeft) say('finished');
    else clock.after(50 * speed, () => void look());
  };
  await look();
}
