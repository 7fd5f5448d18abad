import { useEffect, useState } from 'react';
import type { MediaId } from '../../../shared/ids.ts';
import { newestFirst } from '../../../shared/query/mediaFilter.ts';
import { client } from '../../bridge/client.ts';
import type { ArchiveWhat } from '../../stores/dialogs/dialog.ts';
import { rowsOf } from '../../stores/library/target.ts';
import { en } from '../../strings/en.ts';
import styles from './Archives.module.css';

const words = en.archives;
const shown = 3;

async function firstOf(what: ArchiveWhat): Promise<MediaId[]> {
  if (what.kind === 'items') {
    const { rows } = what.target;
    const known = rows.length > 0 ? rows : await rowsOf(what.target);
    return known.slice(0, shown).map(({ id }) => id);
  }
  const { token, total } = await client.library.open({ filter: what.filter, sort: newestFirst });
  if (total === 0) return [];
  const rows = await client.library.rows({ token, start: 0, count: shown });
  return rows.map(({ id }) => id);
}

/** How the first files would be called; null for a template that is none. */
export function NamePreview({ what, template }: { what: ArchiveWhat; template: string | null }) {
  const [ids, setIds] = useState<readonly MediaId[]>([]);
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    let over = false;
    firstOf(what).then(
      (found) => {
        if (!over) setIds(found);
      },
      // Without a preview the names are made all the same.
      () => {},
    );
    return () => {
      over = true;
    };
  }, [what]);
  useEffect(() => {
    if (template === null || ids.length === 0) return;
    let over = false;
    client.archives.names({ template, mediaIds: [...ids] }).then(
      (made) => {
        if (!over) setNames(made);
      },
      () => {},
    );
    return () => {
      over = true;
    };
  }, [template, ids]);
  if (names.length === 0) return null;
  return (
    <section className={styles.preview} aria-label={words.preview}>
      <h3>{words.preview}</h3>
      <ul>
        {names.map((name, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two items may be called the same.
          <li key={at}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
