import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { kindOf } from '../../../shared/media.ts';
import type { PostingFile } from '../../../shared/posting.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatType } from '../../text/format.ts';
import { FileEntry, FileRemark } from '../../ui/media/FileEntry.tsx';
import { FilePicture } from '../../ui/media/FilePicture.tsx';
import styles from './Posting.module.css';
import { unreachedText } from './postingText.ts';

const rowHeight = 49;
const words = en.postings;

interface PostingFilesProps {
  token: string;
  files: readonly PostingFile[];
}

/** The files, each with its picture; of thousands only what is in view is built. */
export function PostingFiles({ token, files }: PostingFilesProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const view = useVirtualizer({
    count: files.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 4,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls has to be reached by the keyboard.
    <section ref={scroll} className={styles.files} tabIndex={0} aria-label={words.what}>
      {/* biome-ignore lint/a11y/noRedundantRoles: without bullets it is no list to some readers unless it says so. */}
      <ul role="list" className={styles.all} style={{ height: view.getTotalSize() }}>
        {view.getVirtualItems().map(({ index, start }) => {
          const file = files[index];
          return file === undefined ? null : (
            <li
              key={index}
              ref={view.measureElement}
              data-index={index}
              aria-setsize={files.length}
              aria-posinset={index + 1}
              className={styles.file}
              style={{ transform: `translateY(${start}px)` }}
            >
              <FileEntry
                picture={
                  <FilePicture
                    kind={kindOf(file.contentType)}
                    urls={[`satchel-media://posting/${token}/${index}`]}
                  />
                }
                name={file.name}
                facts={factsOf(file)}
              >
                {file.unreached.map((one) => (
                  <FileRemark key={one.channel} tone="warn">
                    {unreachedText(file, one)}
                  </FileRemark>
                ))}
              </FileEntry>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function factsOf({ sizeBytes, contentType, name }: PostingFile): string {
  const type = formatType(contentType, name);
  return `${type} · ${sizeBytes === null ? words.unreadable : formatBytes(sizeBytes)}`;
}
