import type { AddTarget } from '../shared/contract/intake.ts';
import { addFiles, client, failureOf } from './client.ts';
import { type Brought, filesIn } from './features/drop/brought.ts';
import { change } from './features/shell/viewStore.ts';
import { speak } from './features/uploads/spokenStore.ts';
import { en } from './strings/en.ts';
import { sayFailure } from './ui/sayFailure.ts';
import { say } from './ui/statusStore.ts';
import type { UploadPlace } from './useAccountFacts.ts';

const words = en.uploads;

function add({ accountId }: UploadPlace, brought: Brought, target: AddTarget | null) {
  const into = target === null ? {} : { target };
  switch (brought.kind) {
    case 'files':
      return addFiles(accountId, brought.files, target);
    case 'counted':
      return client.intake.add({ token: brought.count.token, accountId, ...into });
    case 'link':
      return client.intake.addLink({ url: brought.url, accountId, ...into });
    default:
      return brought satisfies never;
  }
}

/** Adds it to an account's uploads, and says what became of that. */
export async function addBrought(
  place: UploadPlace,
  brought: Brought,
  target: AddTarget | null,
): Promise<void> {
  change({ trayOpen: true });
  if (brought.kind === 'link') say(words.link.fetching);
  try {
    await add(place, brought, target);
    speak(words.added(filesIn(brought), place.label));
  } catch (error) {
    const what = brought.kind === 'link' ? words.link.failed : words.addFailed;
    sayFailure(failureOf(error), { provider: place.label, what });
  }
}
