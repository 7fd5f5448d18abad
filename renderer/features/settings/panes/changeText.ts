import type { AccountId } from '../../../../shared/ids.ts';
import type { RetentionEdit } from '../../../../shared/settings/retentionSettings.ts';
import {
  type Section,
  type Settings,
  settings as schema,
} from '../../../../shared/settings/settings.ts';
import { en } from '../../../strings/en.ts';
import { formatCount, formatDuration } from '../../../text/format.ts';
import { timeField } from '../../../text/scheduleText.ts';
import { rowIds } from '../controls/catalogue.ts';
import { lifeText } from './lifeText.ts';

const words = en.settings;
const list = new Intl.ListFormat('en', { type: 'conjunction' });
const listed = (parts: readonly string[]) =>
  parts.length === 0 ? words.transfer.empty : list.format(parts);

/** A setting that a file would change. */
interface Change {
  readonly section: Section;
  readonly key: string;
  readonly value?: unknown;
}

/** What a file would change of what is set now: to what, and what it was. */
export function changeText(
  { section, key, value }: Change,
  now: Settings,
  accountLabel: (id: AccountId) => string,
): string {
  const row = rowIds.find((id) => id === `${section}.${key}`);
  const label = row === undefined ? words.transfer.quietUntil : words.rows[row].label;
  const next = schema.shape[section].safeParse({ ...now[section], [key]: value });
  if (!next.success) return label;
  const texts = textsOf(section, key, accountLabel);
  const after = texts({ ...now, [section]: next.data });
  const before = texts(now);
  // Of a template only the title is told.
  return after === before
    ? words.transfer.edited(label, after)
    : words.transfer.change(label, after, before);
}

/** A value as it reads in its section. */
function textsOf(section: Section, key: string, accountLabel: (id: AccountId) => string) {
  return (all: Settings): string => {
    const value: unknown = (all[section] as Readonly<Record<string, unknown>>)[key];
    switch (`${section}.${key}`) {
      case 'appearance.theme':
        return words.themes[all.appearance.theme];
      case 'copying.format':
        return formatText(all);
      case 'copying.templates':
        return listed(all.copying.templates.map(({ title }) => title));
      case 'notifications.aheadMs':
        return formatDuration(all.notifications.aheadMs);
      case 'retention.edits':
        return listed(
          Object.entries(all.retention.edits).map(([id, edit]) =>
            words.transfer.life(accountLabel(id as AccountId), livesText(edit)),
          ),
        );
      default:
        return plainText(section, value);
    }
  };
}

function plainText(section: Section, value: unknown): string {
  if (typeof value === 'boolean') return value ? words.on : words.off;
  if (value === null || value === undefined) return words.off;
  // The only numbers of notifications that come here are times of the day.
  if (typeof value === 'number') {
    return section === 'notifications' ? timeField(value) : formatCount(value);
  }
  return String(value);
}

function formatText({ copying: { format, templates } }: Settings): string {
  const builtIn: Readonly<Record<string, string>> = words.formats;
  const own = templates.find(({ id }) => `template:${id}` === format);
  return builtIn[format] ?? own?.title ?? words.formats.plain;
}

function livesText({ unused, used }: RetentionEdit): string {
  const lives = [unused, used].flatMap((life) => (life === undefined ? [] : [lifeText(life)]));
  return [...new Set(lives)].join(', ');
}
