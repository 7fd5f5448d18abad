import type { MessageRow } from '../../../shared/message.ts';
import { newestFirst } from '../../../shared/query/mediaFilter.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { change } from '../../stores/view/viewStore.ts';
import { en } from '../../strings/en.ts';

/** Opens a message once more, with those of its files that are still there. */
export async function sendAgain(again: MessageRow): Promise<void> {
  const { mediaIds } = again;
  try {
    const found = mediaIds.length === 0 ? [] : await client.library.items({ mediaIds });
    const rows = found.filter(({ goneAt }) => goneAt === null);
    openDialog({ kind: 'compose', rows, again, draft: null });
  } catch (error) {
    sayFailure(failureOf(error), { what: en.messages.again.failed });
  }
}

export function showMediaOf({ accountId }: MessageRow): void {
  change({
    name: 'all',
    accountId,
    sort: newestFirst,
    search: '',
    filter: { direction: 'outbound' },
  });
}
