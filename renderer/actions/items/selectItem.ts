import type { MediaId } from '../../../shared/ids.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { useLibrary } from '../../stores/library/libraryStore.ts';
import { pick } from '../../stores/library/selection.ts';
import { select } from '../../stores/library/selectionStore.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { goHome } from '../focus/regions.ts';

async function go(mediaId: MediaId): Promise<void> {
  const { token: list } = useLibrary.getState();
  const of = { mediaIds: [mediaId] };
  const found = list === null ? null : await client.library.placesOf({ list, of });
  const index = found?.ranges[0];
  // Another list is shown by now, or it shows no such item.
  if (index === undefined || useLibrary.getState().token !== list) {
    say(en.facts.notInView, 'bad');
    return;
  }
  select(pick(index, mediaId));
  // Its cell has the keyboard once it is drawn, which brings it into sight.
  requestAnimationFrame(() => requestAnimationFrame(() => goHome('library')));
}

/** Selects an item of the list that is shown, wherever in it that is, and takes the keyboard there. */
export function selectItem(mediaId: MediaId): void {
  go(mediaId).catch((error: unknown) => sayFailure(failureOf(error)));
}
