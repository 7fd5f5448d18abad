import { useEffect, useRef, useState } from 'react';
import type { MediaId } from '../../../shared/ids.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client } from '../../bridge/client.ts';
import { showRange, useLibrary } from '../../stores/library/libraryStore.ts';
import { rowAt } from '../../stores/library/pages.ts';
import { pick } from '../../stores/library/selection.ts';
import { select, useSelection } from '../../stores/library/selectionStore.ts';

export interface ShownItem {
  /** Null while it is on its way. */
  readonly row: MediaRow | null;
  /** Its position in the list, and how long that is; null where it stands in none. */
  readonly position: { readonly index: number; readonly total: number } | null;
  readonly canGo: (by: 1 | -1) => boolean;
  readonly go: (by: 1 | -1) => void;
  /** To the first or the last of the list. */
  readonly goToEnd: (end: 'first' | 'last') => void;
}

/**
 * The item that is looked at. In the library it is that with the keyboard, which goes along with it from item to
 * item; when the list changes it stays, and when it is taken from the list too.
 */
export function useShownItem(first: MediaRow): ShownItem {
  const focus = useSelection((selection) => selection.focus);
  const { pages, total } = useLibrary();
  const here = rowAt(pages, focus);
  const [listed] = useState(here?.id === first.id);
  /** Which it is; null for the one with the keyboard, whichever that turns out to be. */
  const [wanted, setWanted] = useState<MediaId | null>(first.id);
  const known = useRef<MediaRow>(first);

  const isHere = listed && here !== undefined && (wanted === null || here.id === wanted);
  if (isHere) known.current = here;
  const arrived = isHere && wanted === null ? here : undefined;
  useEffect(() => {
    if (arrived === undefined) return;
    setWanted(arrived.id);
    select(pick(focus, arrived.id));
  }, [arrived, focus]);

  // The rows around it come with it, so that the next ones are there when they are wanted.
  const missing = listed && wanted === null && here === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer list has to be asked too.
  useEffect(() => {
    if (missing) showRange(focus, focus);
  }, [missing, focus, pages]);

  const away = !isHere && wanted !== null;
  const [asked, setAsked] = useState<MediaRow | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever changes may have changed it.
  useEffect(() => {
    if (!away || wanted === null) return;
    let over = false;
    client.library.items({ mediaIds: [wanted] }).then(
      ([row]) => {
        if (!over && row !== undefined) setAsked(row);
      },
      () => {},
    );
    return () => {
      over = true;
    };
  }, [away, wanted, pages]);

  const row = isHere ? here : wanted === null ? null : asked?.id === wanted ? asked : known.current;
  const last = total - 1;
  /** Where it is not in the list any more, the one that took its position is the next. */
  const target = (by: 1 | -1) => (away && by === 1 ? focus : focus + by);
  const canGo = (by: 1 | -1) => listed && target(by) >= 0 && target(by) <= last;
  const goTo = (index: number) => {
    const next = rowAt(useLibrary.getState().pages, index);
    select(pick(index, next?.id ?? null));
    setWanted(next?.id ?? null);
  };
  return {
    row,
    position: listed && !away ? { index: Math.min(focus, last), total } : null,
    canGo,
    go(by) {
      if (canGo(by)) goTo(target(by));
    },
    goToEnd(end) {
      if (listed && total > 0) goTo(end === 'first' ? 0 : last);
    },
  };
}
