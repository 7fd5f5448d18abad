import type { Migration } from './migrate.ts';
import { addLibrary } from './migrations/001Library.ts';
import { addMessages } from './migrations/002Messages.ts';
import { addRemedies } from './migrations/003Remedies.ts';
import { addClaims } from './migrations/004Claims.ts';
import { addKnown } from './migrations/005Known.ts';
import { addUnread } from './migrations/006Unread.ts';
import { addRemovals } from './migrations/007Removals.ts';
import { repair } from './migrations/008Repair.ts';
import { addNameRanks } from './migrations/009NameRanks.ts';
import { addToldTypes } from './migrations/010ToldTypes.ts';
import { addDiscovery } from './migrations/011Discovery.ts';
import { addRuns } from './migrations/012Runs.ts';
import { addLasting } from './migrations/013Lasting.ts';

/** Every step from an empty file to the newest schema; a released one is never changed, only followed by another. */
export const migrations: readonly Migration[] = [
  addLibrary,
  addMessages,
  addRemedies,
  addClaims,
  addKnown,
  addUnread,
  addRemovals,
  repair,
  addNameRanks,
  addToldTypes,
  addDiscovery,
  addRuns,
  addLasting,
];
