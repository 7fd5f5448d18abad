import { z } from 'zod';

/** How the window is drawn apart from its items, which `shared/window/remembered.ts` has. */
export const appearanceSettings = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
});
export type Theme = z.infer<typeof appearanceSettings>['theme'];

/** What is kept over a restart; what is switched off is forgotten, and not kept again. */
export const memorySettings = z.strictObject({
  /** Where the window was and how large. */
  window: z.boolean(),
  /** What was shown, and where in it a person was. */
  views: z.boolean(),
  /** What was searched for. */
  searches: z.boolean(),
});
