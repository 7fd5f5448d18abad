import type { MediaRow } from '../../../shared/media.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import { nameOf, type Target } from '../../stores/library/target.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { putStopping } from '../../stores/savesStore.ts';
import { en } from '../../strings/en.ts';

const words = en.saving;

function showInFolder(token: string): void {
  client.saving.show({ token }).catch((error: unknown) => sayFailure(failureOf(error)));
}

async function save(row: MediaRow): Promise<void> {
  try {
    const saved = await client.saving.save({ mediaId: row.id });
    if (saved === null) return;
    const { token, name } = saved;
    const said = row.goneAt === null ? words.saved(name) : en.archives.saved(name);
    say(said, 'good', null, { label: words.show, run: () => showInFolder(token) });
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'cancelled') {
      say(words.stopped);
      return;
    }
    const provider = accountIndex().providerOf(row.accountId)?.label;
    sayFailure(failure, {
      what: words.failed(row.name ?? words.unnamed),
      ...(provider !== undefined && { provider }),
    });
  }
}

/** Lets a person choose where to save an item, and says what became of it. */
export function saveItem(row: MediaRow): void {
  void save(row);
}

/** Lets a person choose a folder for them; how it goes is told in a line of its own. */
export function saveMany(target: Target): void {
  nameOf(target)
    .then((named) => client.saving.saveMany(named))
    .catch((error: unknown) => sayFailure(failureOf(error)));
}

export function stopSaving(token: string): void {
  putStopping(token);
  void client.saving.stop({ token }).catch(() => {});
}
