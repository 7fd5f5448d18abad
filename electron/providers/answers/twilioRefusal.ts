import { z } from 'zod';

/** Its codes have five digits; gateways in between like to put the status there (providers.md 2.7, 3.7, 4.7). */
const code = z.union([z.number().int().min(10_000).max(99_999), z.string().regex(/^\d{5}$/)]);
const coded = z.looseObject({ code, message: z.string().min(1) });

/** How Twilio's services, and those that speak as they do, word a refusal of their own. */
export const twilioRefusal = z.union([coded, z.looseObject({ errors: z.array(coded).min(1) })]);
