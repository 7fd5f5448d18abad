import type { StoredMedia } from '../../library/mediaRow.ts';
import { itemPath, numbered } from './itemPath.ts';
import { pathKey } from './pathKey.ts';

/** How the files of these would be called in an archive with nothing in it: equal names in one folder are numbered. */
export function previewNames(template: string, items: readonly StoredMedia[]): string[] {
  const taken = new Set<string>();
  return items.map((item) => {
    const wanted = itemPath(item.accountId, template, item);
    for (let turn = 1; ; turn += 1) {
      const path = numbered(wanted, turn);
      const key = pathKey(path);
      if (taken.has(key)) continue;
      taken.add(key);
      return path.slice(path.lastIndexOf('/') + 1);
    }
  });
}
