import { z } from 'zod';
import { type Section, type Settings, sections } from '../../shared/settings/settings.ts';
import type { Setting } from '../database/settings.ts';
import { versionedJson } from '../database/versionedJson.ts';

/** What a person set of a section; what is absent was never set, and follows the default of each version. */
export type Chosen<S extends Section> = Partial<Settings[S]>;

/** Every field by itself: one that cannot be read is as if it had never been set, and takes no other with it. */
function chosenOf<S extends Section>(name: S) {
  const fields = Object.entries<z.ZodType>(sections[name].shape).map(([key, field]) => [
    key,
    field.optional().catch(undefined),
  ]);
  const schema: z.ZodObject = z.object(Object.fromEntries(fields));
  return schema.transform(
    (found) =>
      Object.fromEntries(
        Object.entries(found).filter(([, value]) => value !== undefined),
      ) as Chosen<S>,
  );
}

/** Where a section is kept in the `settings` table. */
export function sectionSetting<S extends Section>(name: S): Setting<{ chosen: Chosen<S> }> {
  return {
    key: `settings ${name}`,
    json: versionedJson({
      version: 1,
      schema: z.object({ chosen: chosenOf(name) }),
      upgrades: {},
    }),
    fallback: { chosen: {} as Chosen<S> },
  };
}
