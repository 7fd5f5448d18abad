import { z } from 'zod';
import { section, settings, settingsPatch } from '../settings/settings.ts';
import { call, nothing } from './parts/parts.ts';

/** What a person set. Each answers all settings as they are afterwards. */
export const settingsCalls = {
  all: call(nothing, settings),
  /** What is not named stays as it is; a value out of its limits changes nothing at all. */
  put: call(settingsPatch, settings),
  /** Back to what it is while nobody has set it: one setting, or a whole section. */
  reset: call(z.strictObject({ section, key: z.string().min(1).max(64).optional() }), settings),
  /** What is remembered now, whether or not it goes on being remembered. */
  forget: call(z.strictObject({ part: z.enum(['window', 'views', 'searches']) }), nothing),
} as const;
