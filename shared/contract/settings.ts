import { z } from 'zod';
import { section, settings, settingsPatch } from '../settings/settings.ts';
import { call, nothing, token } from './parts/parts.ts';

const left = z.object({
  what: z.string(),
  why: z.enum(['unknown', 'unfit', 'no-account', 'same-name']),
});

/** What a file would change, or why it is none that can be read; nothing of it is done yet. */
export const importAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    name: z.string(),
    /** Good once, for ten minutes; null where nothing would change. */
    token: token.nullable(),
    changes: z.array(z.object({ section, key: z.string(), value: z.unknown() })),
    left: z.array(left),
  }),
  z.object({
    kind: z.literal('refused'),
    name: z.string(),
    why: z.enum(['not-settings', 'newer', 'unreadable']),
  }),
]);
export type ImportAnswer = z.infer<typeof importAnswer>;

/** What a person set. Each answers all settings as they are afterwards. */
export const settingsCalls = {
  all: call(nothing, settings),
  /** What is not named stays as it is; a value out of its limits changes nothing at all. */
  put: call(settingsPatch, settings),
  /** Back to what it is while nobody has set it: one setting, or a whole section. */
  reset: call(z.strictObject({ section, key: z.string().min(1).max(64).optional() }), settings),
  /** What is remembered now, whether or not it goes on being remembered. */
  forget: call(z.strictObject({ part: z.enum(['window', 'views', 'searches']) }), nothing),
  /** Saves all that was set to a file that a person chooses, without anything secret; null when they chose none. */
  exportFile: call(nothing, z.object({ name: z.string() }).nullable()),
  /** Reads a file that a person chooses; null when they chose none. */
  importFile: call(nothing, importAnswer.nullable()),
  applyImport: call(z.strictObject({ token }), settings),
} as const;
