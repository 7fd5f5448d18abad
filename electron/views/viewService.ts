import { z } from 'zod';
import type { Services } from '../../shared/contract/contract.ts';
import {
  mostViews,
  recentSearches,
  savedView,
  type savedViews,
} from '../../shared/contract/window/views.ts';
import type { Database } from '../database/database.ts';
import { createSettings, type Setting } from '../database/settings.ts';
import { versionedJson } from '../database/versionedJson.ts';

type Kept = { views: z.infer<typeof savedViews> };
type Searched = { searches: z.infer<typeof recentSearches> };

const viewsSetting: Setting<Kept> = {
  key: 'views',
  json: versionedJson({
    version: 1,
    // One that cannot be read takes no other with it.
    schema: z.object({
      views: z
        .array(savedView.nullable().catch(null))
        .transform((views) => views.filter((view) => view !== null).slice(0, mostViews)),
    }),
    upgrades: {},
  }),
  fallback: { views: [] },
};

const searchesSetting: Setting<Searched> = {
  key: 'recent-searches',
  json: versionedJson({
    version: 1,
    schema: z.object({ searches: recentSearches }),
    upgrades: {},
  }),
  fallback: { searches: [] },
};

/** Keeps the views that a person saved, and what they searched for as long as they want that. */
export function createViewService(
  database: Database,
  remembersSearches: () => boolean = () => true,
): Services['views'] {
  const settings = createSettings(database);
  return {
    list: async () => settings.get(viewsSetting).views,
    async keep({ views }) {
      settings.set(viewsSetting, { views });
    },
    searches: async () => settings.get(searchesSetting).searches,
    async keepSearches({ searches }) {
      settings.set(searchesSetting, { searches: remembersSearches() ? searches : [] });
    },
  };
}
