import { z } from 'zod';

// Our policy forbids evaluating text as code; said before any schema is made, zod does not even try.
z.config({ jitless: true });
