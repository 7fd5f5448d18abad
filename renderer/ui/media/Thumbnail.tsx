import { type CSSProperties, useState } from 'react';
import { hasBytes, isAnimation, type MediaRow, saysNothing } from '../../../shared/media.ts';
import { variantIn } from '../../../shared/pictures/variants.ts';
import { formatType } from '../../text/format.ts';
import { formatPlayTime } from '../../text/playTime.ts';
import { colourOf, gradientsOf } from './blurOf.ts';
import { KindGlyph } from './KindGlyph.tsx';
import styles from './Thumbnail.module.css';
import { usePlaying } from './usePlaying.ts';
import { useRested, wasInSight } from './useRested.ts';

/** How large a picture is shown, in the window's pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

interface ThumbnailProps {
  row: MediaRow;
  variant: 'thumb' | 'preview';
  /** The place of a thumbnail, by which it has as many pixels as are seen; that of a card unless given. */
  box?: Box;
  /** The whole picture with space around it, rather than a filled frame. */
  whole?: boolean;
  /** Too small for the ending of what has no picture, and for how long it plays. */
  small?: boolean;
  alt?: string;
}

const cardBox: Box = { width: 170, height: 170 };
const smallBox: Box = { width: 56, height: 56 };
/** Those are drawn on paper, whose upper part says the most. */
const papers: readonly MediaRow['kind'][] = ['pdf', 'text'];

/** An item's picture from our own media protocol, or the drawing of its kind until there is one. */
export function Thumbnail(props: ThumbnailProps) {
  const { row, variant, whole = false, small = false, alt = '' } = props;
  const { box = small ? smallBox : cardBox } = props;
  const [failedId, setFailedId] = useState<number | null>(null);
  // A picture fades in when it is new, not when its item only moved to another row.
  const [shownId, setShownId] = useState(wasInSight(row.id) ? row.id : null);
  const gone = row.goneAt !== null;
  const rested = useRested(row.id);
  const shown = shownId === row.id;
  const there = hasBytes(row);
  const pictured = row.kind !== 'other' && there && failedId !== row.id;
  // Asked for like a picture, an item whose type says nothing is looked at, and known from then on.
  const mayBePicture = there && failedId !== row.id && !pictured && saysNothing(row.contentType);
  const moves = pictured && isAnimation(row) && !small;
  const { playing, heard } = usePlaying(moves);
  const still =
    variant === 'preview' ? previewOf(row.id) : rested ? sourceOf(row, box, !whole) : undefined;
  const src = playing ? `satchel-media://moving/${row.id}` : still;
  const length = pictured && !small ? lengthOf(row) : null;
  const classes = [
    styles.frame,
    gone && styles.gone,
    pictured && row.kind === 'audio' && styles.audio,
  ];
  return (
    <span
      className={classes.filter(Boolean).join(' ')}
      {...(length === null ? {} : { 'data-length': length })}
      {...(pictured ? { style: blurOf(row, { whole, rested }) } : {})}
      {...heard}
    >
      {pictured && (shown || row.kind === 'image' || row.placeholder !== null) ? null : (
        <KindGlyph
          kind={row.kind}
          gone={gone}
          {...(small ? {} : { label: formatType(row.contentType, row.name) })}
        />
      )}
      {pictured ? (
        <img
          {...(src === undefined ? {} : { src })}
          alt={alt}
          decoding="async"
          draggable={false}
          className={imageClasses(row, whole, shown)}
          onLoad={() => setShownId(row.id)}
          // What does not play stands still; what has no picture at all is drawn by its kind.
          onError={() => (playing ? undefined : setFailedId(row.id))}
        />
      ) : null}
      {mayBePicture && still !== undefined ? (
        <img src={still} alt="" hidden onError={() => setFailedId(row.id)} />
      ) : null}
    </span>
  );
}

function imageClasses({ kind }: MediaRow, whole: boolean, shown: boolean): string {
  const classes = [
    styles.image,
    whole && styles.whole,
    papers.includes(kind) && styles.paper,
    shown && styles.shown,
  ];
  return classes.filter(Boolean).join(' ');
}

/** For how long it plays, where that is not to be seen. */
function lengthOf({ kind, durationMs }: MediaRow): string | null {
  if (durationMs === null || !['video', 'audio'].includes(kind)) return null;
  return formatPlayTime(durationMs);
}

/** Its colours, until its picture lies on them; the mean one alone while much is only passing by. */
function blurOf(
  { placeholder }: MediaRow,
  { whole, rested }: { whole: boolean; rested: boolean },
): CSSProperties {
  // Beside a picture that stands in its place whole, they would be seen for good.
  const colour = placeholder === null || whole ? null : colourOf(placeholder);
  if (colour === null || placeholder === null) return {};
  return {
    backgroundColor: colour,
    ...(rested && { backgroundImage: gradientsOf(placeholder) }),
  };
}

const previewOf = (id: number) => `satchel-media://preview/${id}`;

/** A thumbnail is asked for in as many pixels as the screen has for it. */
function sourceOf(row: MediaRow, { width, height }: Box, fills: boolean): string {
  const place = { width, height, density: window.devicePixelRatio, fills };
  return `satchel-media://${variantIn(place, row)}/${row.id}`;
}
