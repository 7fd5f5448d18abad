import type { RememberedAppearance, ShownView } from '../../../shared/window/remembered.ts';
import { client } from '../../bridge/client.ts';
import { report } from '../../bridge/report.ts';
import { type Appearance, appear, useAppearance } from '../view/appearanceStore.ts';
import { change, isViewName, useView, type View } from '../view/viewStore.ts';

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
    const { view, appearance } = await client.remembered.all(undefined);
    const { name, savedId = null, ...others } = view;
    change({ ...others, savedId, name: isViewName(name) ? name : 'all' });
    appear(Object.fromEntries(Object.entries(appearance).filter(([, part]) => part !== undefined)));
  } catch (error) {
    report(error, 'work');
  }
}

/** Has the main process remember every change from now on; it writes once a change has rested. */
export function remember(): () => void {
  const stops = [
    useView.subscribe((now, before) => {
      const view = viewOf(now);
      if (!isSame(view, viewOf(before))) put({ view });
    }),
    useAppearance.subscribe((now, before) => {
      const appearance = appearanceOf(now);
      if (!isSame(appearance, appearanceOf(before))) put({ appearance });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
