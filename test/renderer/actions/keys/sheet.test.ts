import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Chord, fits, type KeyPress, keysOf } from '../../../../renderer/actions/chord.ts';
import { formatFor, formatsWith } from '../../../../renderer/actions/copying/formats.ts';
import { itemActionFor, itemActions } from '../../../../renderer/actions/items/itemActions.ts';
import { gridKeyFor, gridKeys } from '../../../../renderer/actions/keys/gridKeys.ts';
import { lookKeyFor, lookKeys } from '../../../../renderer/actions/keys/lookKeys.ts';
import { sheetOf } from '../../../../renderer/actions/keys/sheet.ts';
import {
  windowCommandFor,
  windowCommands,
} from '../../../../renderer/actions/keys/windowCommands.ts';
import { useSettings } from '../../../../renderer/stores/settings/settingsStore.ts';
import { builtInFormats } from '../../../../shared/links/formats/linkFormat.ts';
import { defaults } from '../../../../shared/settings/settings.ts';

const pressOf = ({ key, mod = false, shift = false, alt = false }: Chord): KeyPress => ({
  key,
  altKey: alt,
  ctrlKey: mod,
  metaKey: false,
  shiftKey: shift,
});

const templates = Array.from({ length: 11 }, (_, at) => ({
  id: `t${at}`,
  title: `Ticket ${at}`,
  text: '{url}',
}));
beforeAll(() =>
  useSettings.setState({ all: { ...defaults, copying: { ...defaults.copying, templates } } }),
);

/** Everything that a press could mean in the grid, or anywhere. */
const meanings = (press: KeyPress, typing = false) => ({
  grid: [gridKeyFor(press)?.id, itemActionFor(press, 'grid')?.id].filter((id) => id !== undefined),
  window: [
    windowCommandFor(press, typing)?.id,
    typing ? undefined : itemActionFor(press, 'window')?.id,
    typing ? undefined : formatFor(press)?.format,
  ].filter((id) => id !== undefined),
});

const everyChord = [
  ...gridKeys.flatMap(({ chords }) => chords),
  ...itemActions.flatMap(({ keys }) => keys?.chords ?? []),
  ...windowCommands.flatMap(({ chords }) => chords),
  ...formatsWith(templates).flatMap(({ chord }) => chord ?? []),
];
const presses = fc.record({
  key: fc.constantFrom(...new Set(everyChord.map(({ key }) => key)), 'x', 'Tab'),
  altKey: fc.boolean(),
  ctrlKey: fc.boolean(),
  metaKey: fc.boolean(),
  shiftKey: fc.boolean(),
});

describe('the sheet of shortcuts', () => {
  const { library, everywhere } = sheetOf('linux');
  const sources = [
    ...gridKeys.map(({ id, chords, shown, native }) => ({
      id,
      native,
      chords: chords.slice(0, shown),
    })),
    ...itemActions.map(({ id, keys }) => ({
      id,
      native: false,
      chords: keys?.chords.slice(0, 1) ?? [],
    })),
    ...windowCommands.map(({ id, chords, native }) => ({
      id,
      native,
      chords: chords.slice(0, 1),
    })),
  ].filter(({ chords }) => chords.length > 0);

  it('shows each shortcut once, and all of them', () => {
    const shown = [...library, ...everywhere].map(({ id }) => id).sort();
    expect(shown).toEqual(sources.map(({ id }) => id).sort());
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('shows what the keys do', () => {
    for (const { id, chords, native } of sources) {
      const row = [...library, ...everywhere].find((one) => one.id === id);
      expect(row?.keys).toEqual(chords.flatMap((chord) => keysOf(chord, 'linux')));
      if (native === true) continue;
      for (const chord of chords) {
        const { grid, window } = meanings(pressOf(chord));
        expect([...grid, ...window]).toContain(id);
      }
    }
  });

  it('shows each key of quick look, and no other', () => {
    const { looking } = sheetOf('linux');
    expect(looking.map(({ id }) => id)).toEqual(lookKeys.map(({ id }) => id));
    for (const { id, chords } of lookKeys) {
      for (const chord of chords) expect(lookKeyFor(pressOf(chord))).toBe(id);
    }
  });

  it('shows the keys of each format, which copy in it', () => {
    const { copying } = sheetOf('linux', templates);
    expect(copying).toHaveLength(builtInFormats.length + 9);
    expect(new Set(copying.map(({ keys }) => keys.join('+'))).size).toBe(copying.length);
    for (const { format, chord } of formatsWith(templates)) {
      const shown = copying.find(({ id }) => id === format);
      expect(shown?.keys).toEqual(chord === null ? undefined : keysOf(chord, 'linux'));
      if (chord !== null) expect(meanings(pressOf(chord)).window).toEqual([format]);
    }
  });

  it('hears a format by where its key is, whatever Option writes with it', () => {
    const press = { ...pressOf({ key: 'µ', alt: true, shift: true }), code: 'KeyM' };
    expect(formatFor(press)?.format).toBe('markdown');
    const digit = { ...pressOf({ key: '⁄', alt: true, shift: true }), code: 'Digit1' };
    expect(formatFor(digit)?.format).toBe('plivo-curl');
  });

  it('writes keys as they stand on the keyboard of the system', () => {
    const keysFor = (platform: string, id: string) =>
      sheetOf(platform).library.find((one) => one.id === id)?.keys;
    expect(keysFor('linux', 'copy')).toEqual(['Ctrl', 'C']);
    expect(keysFor('darwin', 'copy')).toEqual(['⌘', 'C']);
    expect(keysFor('linux', 'remove')).toEqual(['Del']);
    expect(keysFor('linux', 'select')).toEqual(['Ctrl', 'Space']);
    expect(keysFor('linux', 'look')).toEqual(['Space']);
    expect(keysFor('linux', 'extend')).toEqual(['Shift', '↑']);
    expect(keysFor('linux', 'menu')).toEqual(['Shift', 'F10']);
  });
});

describe('a key', () => {
  it('means one thing at most, wherever it is pressed', () => {
    fc.assert(
      fc.property(presses, fc.boolean(), (press, typing) => {
        const { grid, window } = meanings(press, typing);
        expect(grid.length).toBeLessThanOrEqual(1);
        expect(window.length).toBeLessThanOrEqual(1);
        // Among the items it would be heard by both.
        expect(grid.length + window.length).toBeLessThanOrEqual(1);
      }),
      { seed: 9, numRuns: 2_000 },
    );
  });

  it('that writes is left to a text that is being typed', () => {
    fc.assert(
      fc.property(presses, (press) => {
        if (press.key.length > 1 || press.ctrlKey || press.metaKey) return;
        expect(meanings(press, true).window).toEqual([]);
      }),
      { seed: 9, numRuns: 2_000 },
    );
  });

  it('with Alt is the system’s, but where a format is copied', () => {
    for (const chord of everyChord) {
      if (chord.alt !== true) expect(fits(chord, { ...pressOf(chord), altKey: true })).toBe(false);
    }
  });
});
