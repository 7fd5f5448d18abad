import { z } from 'zod';
import { mostADayAtAll, mostItemsAtAll } from '../keepalive/keepLimits.ts';

/** The limits within which Satchel uploads again what is kept alive. */
export const keepAliveSettings = z.strictObject({
  /** Off: nothing is renewed, whatever is kept alive. */
  enabled: z.boolean(),
  mostUploadsADay: z.number().int().min(1).max(mostADayAtAll),
  /** So many days after it was begun, keeping an item alive ends. */
  mostDays: z.number().int().min(1).max(3_650),
  mostItems: z.number().int().min(1).max(mostItemsAtAll),
});
