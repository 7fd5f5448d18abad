import { z } from 'zod';
import { appearanceSettings, memorySettings } from './appearance.ts';
import { copyingSettings } from './copying.ts';
import { keepAliveSettings } from './keepAlive.ts';
import { notificationSettings } from './notifications.ts';
import { retentionSettings } from './retentionSettings.ts';

/** All that a person sets, a section each; durations in ms, times of day in minutes after the local midnight. */
export const sections = {
  copying: copyingSettings,
  notifications: notificationSettings,
  keepAlive: keepAliveSettings,
  appearance: appearanceSettings,
  memory: memorySettings,
  retention: retentionSettings,
} as const;

export type Section = keyof typeof sections;
export const sectionNames = Object.keys(sections) as Section[];
export const section = z.enum(sectionNames as [Section, ...Section[]]);

export const settings = z.strictObject(sections);
export type Settings = z.infer<typeof settings>;
export type SettingKey<S extends Section> = keyof Settings[S] & string;

const partial = {
  copying: copyingSettings.partial().optional(),
  notifications: notificationSettings.partial().optional(),
  keepAlive: keepAliveSettings.partial().optional(),
  appearance: appearanceSettings.partial().optional(),
  memory: memorySettings.partial().optional(),
  retention: retentionSettings.partial().optional(),
} satisfies Readonly<Record<Section, z.ZodType>>;

/** What changes: of each section that is named, the fields that are. */
export const settingsPatch = z.strictObject(partial);
export type SettingsPatch = z.infer<typeof settingsPatch>;

/** What each is while nobody has set it. */
export const defaults: Settings = {
  copying: { format: 'plain', templates: [], byItself: false },
  notifications: {
    enabled: true,
    aheadMs: 2 * 3_600_000,
    digestAt: null,
    quietFrom: null,
    quietUntil: null,
  },
  keepAlive: { enabled: true, mostUploadsADay: 50, mostDays: 30, mostItems: 100 },
  appearance: { theme: 'system' },
  memory: { window: true, views: true, searches: true },
  retention: { edits: {} },
};

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Whether a setting is what it is while nobody has set it. */
export function isDefault<S extends Section>(all: Settings, name: S, key: SettingKey<S>): boolean {
  return isSame(all[name][key], defaults[name][key]);
}
