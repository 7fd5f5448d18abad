import { useState } from 'react';
import { type MediaRow, saysNothing } from '../../../shared/media.ts';
import { formatType } from '../../text/format.ts';
import { KindGlyph } from './KindGlyph.tsx';
import styles from './Thumbnail.module.css';
import { useRested, wasInSight } from './useRested.ts';

interface ThumbnailProps {
  row: MediaRow;
  variant: 'thumb' | 'preview';
  /** The whole picture with space around it, rather than a filled frame. */
  whole?: boolean;
  /** Too small for the ending of what has no picture. */
  small?: boolean;
  alt?: string;
}

/** An item's picture from our own media protocol, or the drawing of its kind where it has none. */
export function Thumbnail({
  row,
  variant,
  whole = false,
  small = false,
  alt = '',
}: ThumbnailProps) {
  const [failedId, setFailedId] = useState<number | null>(null);
  // A picture fades in when it is new, not when its item only moved to another row.
  const [shownId, setShownId] = useState(wasInSight(row.id) ? row.id : null);
  const gone = row.goneAt !== null;
  const rested = useRested(row.id);
  const pictured = row.kind === 'image' && !gone && failedId !== row.id;
  // Asked for like a picture, an item whose type says nothing is looked at, and known from then on.
  const mayBePicture = !gone && failedId !== row.id && saysNothing(row.contentType);
  const source =
    variant === 'thumb' ? sourceOf(row.id, rested) : { src: `satchel-media://preview/${row.id}` };
  return (
    <span className={`${styles.frame} ${gone ? styles.gone : ''}`}>
      {pictured ? (
        <img
          {...source}
          alt={alt}
          decoding="async"
          draggable={false}
          className={`${styles.image} ${whole ? styles.whole : ''} ${shownId === row.id ? styles.shown : ''}`}
          onLoad={() => setShownId(row.id)}
          onError={() => setFailedId(row.id)}
        />
      ) : (
        <>
          <KindGlyph
            kind={row.kind}
            gone={gone}
            {...(small ? {} : { label: formatType(row.contentType, row.name) })}
          />
          {mayBePicture ? (
            <img {...source} alt="" hidden onError={() => setFailedId(row.id)} />
          ) : null}
        </>
      )}
    </span>
  );
}

/** A thumbnail is asked for in as many pixels as the screen has for it, and not before it is at rest. */
function sourceOf(id: number, rested: boolean) {
  if (!rested) return {};
  const small = `satchel-media://small/${id}`;
  return { src: small, srcSet: `${small} 1x, satchel-media://thumb/${id} 2x` };
}
