import type { PostingTarget } from '../shared/contract/postings.ts';
import type { PreparedPosting } from '../shared/posting.ts';
import { addFiles, client, countFiles, failureOf } from './client.ts';
import { type Brought, filesIn } from './features/drop/brought.ts';
import { sayFailure } from './stores/notices/sayFailure.ts';
import { speak } from './stores/notices/spokenStore.ts';
import { say } from './stores/notices/statusStore.ts';
import { change } from './stores/viewStore.ts';
import { en } from './strings/en.ts';
import type { UploadPlace } from './useAccountFacts.ts';

const words = en.uploads;

function add({ accountId }: UploadPlace, brought: Brought) {
  switch (brought.kind) {
    case 'files':
      return addFiles(accountId, brought.files);
    case 'counted':
      return client.intake.add({ token: brought.count.token, accountId });
    case 'link':
      return client.intake.addLink({ url: brought.url, accountId });
    default:
      return brought satisfies never;
  }
}

/** Adds it to an account's uploads, put nowhere, and says what became of that. */
export async function addBrought(place: UploadPlace, brought: Brought): Promise<void> {
  change({ trayOpen: true });
  if (brought.kind === 'link') say(words.link.fetching);
  try {
    await add(place, brought);
    speak(words.added(filesIn(brought), place.label));
  } catch (error) {
    const what = brought.kind === 'link' ? words.link.failed : words.addFailed;
    sayFailure(failureOf(error), { provider: place.label, what });
  }
}

/** Asks who would receive it in a place; as often as wanted, the files are counted once. */
export function preparing(
  { accountId }: UploadPlace,
  brought: Brought,
  target: PostingTarget,
): () => Promise<PreparedPosting> {
  const where = { accountId, target };
  if (brought.kind === 'link') {
    return () => client.postings.prepareLink({ url: brought.url, ...where });
  }
  let token = brought.kind === 'counted' ? brought.count.token : null;
  return async () => {
    if (brought.kind === 'files') token ??= (await countFiles(brought.files, null)).token;
    return client.postings.prepare({ token: token ?? '', ...where });
  };
}
