import type { RememberedAppearance, ShownView } from '../../../shared/window/remembered.ts';
import { client } from '../../bridge/client.ts';
import { report } from '../../bridge/report.ts';
import { throttle } from '../../bridge/throttle.ts';
import { useChosen } from '../library/chosenStore.ts';
import { useLibrary } from '../library/libraryStore.ts';
import { useSelection } from '../library/selectionStore.ts';
import { useSight } from '../library/sightStore.ts';
import { startAt } from '../library/startPlace.ts';
import { type Appearance, appear, useAppearance } from '../view/appearanceStore.ts';
import { change, isViewName, useView, type View } from '../view/viewStore.ts';
import { placeNow } from './placeNow.ts';

function viewOf({ name, accountId, savedId, filter, sort }: View): ShownView {
  const { text: _typed, ...kept } = filter;
  return { name, accountId, savedId, filter: kept, sort };
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function appearanceOf(appearance: Appearance): RememberedAppearance {
  const { layout, fit, cardSize, byDay, density, inspectorFolded, columns } = appearance;
  return { layout, fit, cardSize, byDay, density, inspectorFolded, columns: [...columns] };
}

/** What is not remembered is no trouble that a person could do anything about. */
const put = (parts: Parameters<typeof client.remembered.put>[0]) => {
  client.remembered.put(parts).catch((error: unknown) => report(error, 'work'));
};

/** Shows what was shown last, as it was drawn. To be called once, before anything is drawn. */
export async function recall(): Promise<void> {
  try {
    const { view, appearance, place } = await client.remembered.all(undefined);
    const { name, savedId = null, ...others } = view;
    change({ ...others, savedId, name: isViewName(name) ? name : 'all' });
    startAt(place);
    appear(Object.fromEntries(Object.entries(appearance).filter(([, part]) => part !== undefined)));
  } catch (error) {
    report(error, 'work');
  }
}

const placeEveryMs = 150;
const putPlace = throttle(async () => putPlaceNow(), placeEveryMs);
let lastPlace = '';

/** A list that is being opened is in no place yet: that of before is remembered until it is. */
function putPlaceNow(): void {
  if (useLibrary.getState().phase !== 'ready') return;
  const place = placeNow();
  const text = JSON.stringify(place);
  if (text === lastPlace) return;
  lastPlace = text;
  put({ place });
}

/** Has the main process remember every change from now on; it writes once a change has rested. */
export function remember(): () => void {
  const stops = [
    useView.subscribe((now, before) => {
      const view = viewOf(now);
      if (!isSame(view, viewOf(before))) put({ view });
    }),
    useLibrary.subscribe(putPlace),
    useSelection.subscribe(putPlace),
    useChosen.subscribe(putPlace),
    useSight.subscribe(putPlace),
    useAppearance.subscribe((now, before) => {
      const appearance = appearanceOf(now);
      if (!isSame(appearance, appearanceOf(before))) put({ appearance });
    }),
  ];
  // What is not told yet when the window is closed.
  window.addEventListener('pagehide', putPlaceNow);
  return () => {
    window.removeEventListener('pagehide', putPlaceNow);
    for (const stop of stops) stop();
  };
}
