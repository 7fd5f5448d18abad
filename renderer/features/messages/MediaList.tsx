import { X } from 'lucide-react';
import type { MediaRow } from '../../../shared/media.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatType } from '../../text/format.ts';
import { titleOf } from '../../text/titleOf.ts';
import { IconButton } from '../../ui/Button.tsx';
import { FileEntry, FileRemark } from '../../ui/media/FileEntry.tsx';
import { Thumbnail } from '../../ui/media/Thumbnail.tsx';
import styles from './MediaList.module.css';

interface MediaListProps {
  rows: readonly MediaRow[];
  /** What is wrong with one of them, or null. */
  troubleOf?: (row: MediaRow) => string | null;
  /** What is happening to one of them, or null. */
  noteOf?: (row: MediaRow) => string | null;
  onLeaveOut?: (row: MediaRow) => void;
}

/** The files of a message, each with its picture. */
export function MediaList({ rows, troubleOf, noteOf, onLeaveOut }: MediaListProps) {
  if (rows.length === 0) return <p className={styles.none}>{en.messages.noMedia}</p>;
  return (
    <ul
      className={styles.list}
      aria-label={en.messages.media}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a list without buttons is scrolled by keys, too.
      tabIndex={0}
    >
      {rows.map((row) => {
        const name = titleOf(row);
        const trouble = troubleOf?.(row) ?? null;
        const note = noteOf?.(row) ?? null;
        const size = row.sizeBytes === null ? en.library.sizeUnknown : formatBytes(row.sizeBytes);
        return (
          <li key={row.id} className={styles.item}>
            <FileEntry
              picture={<Thumbnail row={row} variant="thumb" small />}
              name={name}
              facts={`${formatType(row.contentType, row.name)} · ${size}`}
            >
              {note === null ? null : <FileRemark tone="calm">{note}</FileRemark>}
              {trouble === null ? null : <FileRemark tone="danger">{trouble}</FileRemark>}
            </FileEntry>
            {onLeaveOut === undefined ? null : (
              <IconButton
                size="small"
                label={en.messages.remove(name)}
                onPress={() => onLeaveOut(row)}
              >
                <X />
              </IconButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
