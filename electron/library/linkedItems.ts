import { z } from 'zod';
import type { AccountId } from '../../shared/ids.ts';
import type { Database } from '../database/database.ts';
import { prepare } from '../database/prepare.ts';
import { type StoredMedia, storedMedia } from './mediaRow.ts';
import { mediaSql } from './query/mediaSql.ts';

const next = z.object({ ref: z.string().nullable() });
/** As many groups of names are looked through; an account has a handful. */
const mostGroups = 1_000;

/** Finds items, gone ones too, by what links call them. */
export function createLinkedItems(database: Database) {
  const find = prepare(database, mediaSql.find);
  const nextRef = prepare(database, mediaSql.nextRef);

  function named(accountId: AccountId, ref: string): StoredMedia | null {
    const [row] = find.all({ accountId, refs: JSON.stringify([ref]) });
    return row === undefined ? null : storedMedia.parse(row);
  }

  return {
    named,
    /**
     * The item whose ref is `{group}/{last}`, whichever group that is: from one group to the next by the index,
     * since a search through a million names would hold everybody up.
     */
    endingWith(accountId: AccountId, last: string): StoredMedia | null {
      let after = '';
      for (let group = 0; group < mostGroups; group += 1) {
        const { ref } = next.parse(nextRef.get({ accountId, after }));
        if (ref === null) return null;
        const slash = ref.indexOf('/');
        if (slash < 0) {
          after = ref;
          continue;
        }
        const found = named(accountId, `${ref.slice(0, slash)}/${last}`);
        if (found !== null) return found;
        // `0` is what stands right behind the slash in the order of the index.
        after = `${ref.slice(0, slash)}0`;
      }
      return null;
    },
  };
}
export type LinkedItems = ReturnType<typeof createLinkedItems>;
