import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the seed lies beside this module in the source, and beside the bundle once built. */
export const defaultSeedDir = join(dirname(fileURLToPath(import.meta.url)), 'seed');
