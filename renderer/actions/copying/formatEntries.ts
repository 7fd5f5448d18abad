import { bridge } from '../../bridge/bridge.ts';
import { useSettings } from '../../stores/settings/settingsStore.ts';
import { keysOf } from '../chord.ts';
import { type CopyFormat, formatNow, ownFormats, pastedOnes, snippetGroups } from './formats.ts';

/** An entry of a menu, as the window's menus take it. */
interface FormatEntry {
  readonly id: string;
  readonly label: string;
  readonly keys?: string;
  readonly checked?: boolean;
  readonly closes?: boolean;
  readonly entries?: readonly FormatEntry[];
  readonly run: () => void;
}

/** All formats as a menu, the one that is remembered marked; `copy` is called with what was chosen. */
export function formatEntries(copy: (format: string) => void): (FormatEntry | 'separator')[] {
  const { templates } = useSettings.getState().all.copying;
  const remembered = formatNow();
  const { platform } = bridge();
  const entry = ({ format, label, chord }: CopyFormat): FormatEntry => ({
    id: format,
    label,
    ...(chord !== null && { keys: keysOf(chord, platform).join(' ') }),
    checked: format === remembered,
    closes: true,
    run: () => copy(format),
  });
  const own = ownFormats(templates).map(entry);
  return [
    ...pastedOnes.map(entry),
    ...(own.length === 0 ? [] : ['separator' as const, ...own]),
    'separator',
    ...snippetGroups.map(({ provider, label, formats }) => ({
      id: `send-${provider}`,
      label,
      entries: formats.map(entry),
      run: () => {},
    })),
  ];
}
