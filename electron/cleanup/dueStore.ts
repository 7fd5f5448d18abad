import { z } from 'zod';
import { mediaId } from '../../shared/ids.ts';
import type { Database } from '../database/database.ts';
import { createSettings, type Setting } from '../database/settings.ts';
import { versionedJson } from '../database/versionedJson.ts';

const schema = z.object({ ids: z.array(mediaId) });
type Due = z.infer<typeof schema>;

const settingOf = (ruleId: string): Setting<Due> => ({
  key: `cleanup-due ${ruleId}`,
  json: versionedJson({ version: 1, schema, upgrades: {} }),
  fallback: { ids: [] },
});

/** Which items a rule said that it would delete, over restarts: it deletes no others. */
export function createDueStore(database: Database) {
  const settings = createSettings(database);
  return {
    idsOf: (ruleId: string): ReadonlySet<number> => new Set(settings.get(settingOf(ruleId)).ids),
    put: (ruleId: string, ids: Due['ids']) => settings.set(settingOf(ruleId), { ids }),
    clear: (ruleId: string) => settings.set(settingOf(ruleId), { ids: [] }),
  };
}
