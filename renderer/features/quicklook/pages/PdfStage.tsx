import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { MediaId } from '../../../../shared/ids.ts';
import type { MediaRow } from '../../../../shared/media.ts';
import { client } from '../../../bridge/client.ts';
import { en } from '../../../strings/en.ts';
import { formatCount } from '../../../text/format.ts';
import stage from '../stage/Stage.module.css';
import { scrolls } from '../stage/scrollKeys.ts';
import { useStageKeys } from '../stage/stageKeys.ts';
import { Tile } from '../stage/Tile.tsx';
import styles from './Pages.module.css';

const words = en.looking.pages;
/** Of a sheet of A4, until a page says otherwise. */
const usualAspect = Math.SQRT2;
const widest = 880;
const margin = 24;
const gap = 16;

/** How many pages a document has; null where it has none that can be drawn, as behind a password. */
function usePageCount(mediaId: MediaId): number | null | 'asking' {
  const [told, setTold] = useState<{ id: MediaId; pages: number | null } | null>(null);
  useEffect(() => {
    let over = false;
    const settle = (pages: number | null) => {
      if (!over) setTold({ id: mediaId, pages });
    };
    client.looks.pages({ mediaId }).then(settle, () => settle(null));
    return () => {
      over = true;
    };
  }, [mediaId]);
  return told?.id === mediaId ? told.pages : 'asking';
}

/** A document, page by page as the darkroom draws them; those that are not near the view are not there. */
export function PdfStage({ row }: { row: MediaRow }) {
  const pages = usePageCount(row.id);
  if (pages === 'asking') return <Tile row={row} title={en.looking.loading} />;
  if (pages === null) {
    return <Tile row={row} title={en.looking.broken.pdf} urgent savable />;
  }
  return <Pages mediaId={row.id} count={pages} />;
}

function Pages({ mediaId, count }: { mediaId: MediaId; count: number }) {
  const scroll = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  const [aspects, setAspects] = useState<ReadonlyMap<number, number>>(new Map());
  useLayoutEffect(() => {
    const element = scroll.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setWidth(Math.min(widest, element.clientWidth - 2 * margin)),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const heightOf = (index: number) =>
    width * (aspects.get(index) ?? aspects.get(0) ?? usualAspect) + gap;
  const list = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: heightOf,
    overscan: 1,
    paddingStart: gap,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when pages have another height.
  useLayoutEffect(() => list.measure(), [width, aspects]);
  useStageKeys((event) => scrolls(event, scroll.current));

  const middle = (list.scrollOffset ?? 0) + (scroll.current?.clientHeight ?? 0) / 2;
  const items = list.getVirtualItems();
  const current = items.filter(({ start }) => start <= middle).at(-1)?.index ?? 0;
  return (
    <div className={stage.column}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys. */}
      <section ref={scroll} className={styles.pages} aria-label={words.label} tabIndex={0}>
        <div className={styles.allPages} style={{ height: list.getTotalSize() }}>
          {width <= 0
            ? null
            : items.map(({ index, start }) => (
                <Page
                  key={index}
                  mediaId={mediaId}
                  index={index}
                  count={count}
                  box={{ width, height: heightOf(index) - gap, top: start }}
                  onAspect={(aspect) =>
                    setAspects((known) =>
                      known.get(index) === aspect ? known : new Map(known).set(index, aspect),
                    )
                  }
                />
              ))}
        </div>
      </section>
      <p className={stage.footnote} role="status">
        {words.page(formatCount(current + 1), formatCount(count))}
      </p>
    </div>
  );
}

interface PageProps {
  mediaId: MediaId;
  index: number;
  count: number;
  box: { readonly width: number; readonly height: number; readonly top: number };
  onAspect: (aspect: number) => void;
}

function Page({ mediaId, index, count, box, onAspect }: PageProps) {
  const [failed, setFailed] = useState(false);
  const number = formatCount(index + 1);
  return (
    <div className={styles.page} style={box}>
      {failed ? (
        <p>{words.failed(number)}</p>
      ) : (
        <img
          src={`satchel-media://page/${mediaId}/${index + 1}`}
          alt={words.page(number, formatCount(count))}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            onAspect(naturalHeight / Math.max(1, naturalWidth))
          }
          onError={() => setFailed(true)}
        />
      )}
    </div>
  );
}
