import type { CopyTemplate } from '../../../shared/settings/copying.ts';
import { keysOf, modSign } from '../chord.ts';
import { formatsWith } from '../copying/formats.ts';
import { itemActions } from '../items/itemActions.ts';
import { gridKeys } from './gridKeys.ts';
import { lookKeys } from './lookKeys.ts';
import { windowCommands } from './windowCommands.ts';

export interface SheetRow {
  readonly id: string;
  readonly keys: readonly string[];
  readonly meaning: string;
}

/** Every shortcut there is, as it is written on this system: first what moves and selects, then what acts. */
export function sheetOf(
  platform: string,
  templates: readonly CopyTemplate[] = [],
): {
  library: SheetRow[];
  looking: SheetRow[];
  everywhere: SheetRow[];
  copying: SheetRow[];
} {
  const mod = modSign(platform);
  const ofGrid = (last: boolean): SheetRow[] =>
    gridKeys
      .filter(({ id }) => (id === 'menu' || id === 'clear') === last)
      .map(({ id, chords, shown, meaning }) => ({
        id,
        keys: chords.slice(0, shown).flatMap((chord) => keysOf(chord, platform)),
        meaning: meaning(mod),
      }));
  const ofActions = itemActions.flatMap(({ id, keys }): SheetRow[] => {
    const [chord] = keys?.chords ?? [];
    if (keys === null || chord === undefined) return [];
    return [{ id, keys: keysOf(chord, platform), meaning: keys.meaning }];
  });
  const everywhere = windowCommands.flatMap(({ id, chords: [chord], meaning }): SheetRow[] =>
    chord === undefined ? [] : [{ id, keys: keysOf(chord, platform), meaning }],
  );
  const looking = lookKeys.map(
    ({ id, chords, shown, meaning }): SheetRow => ({
      id,
      keys: chords.slice(0, shown).flatMap((chord) => keysOf(chord, platform)),
      meaning,
    }),
  );
  const copying = formatsWith(templates).flatMap(({ format, chord, label }): SheetRow[] =>
    chord === null ? [] : [{ id: format, keys: keysOf(chord, platform), meaning: label }],
  );
  return {
    looking,
    copying,
    library: [...ofGrid(false), ...ofActions, ...ofGrid(true)],
    everywhere,
  };
}
