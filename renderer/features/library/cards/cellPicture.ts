import { hasBytes, isAnimation, type MediaRow, saysNothing } from '../../../../shared/media.ts';
import {
  pictureEdges,
  type StillVariant,
  variantIn,
} from '../../../../shared/pictures/variants.ts';
import { formatType } from '../../../text/format.ts';
import { colourOf, gradientsOf } from '../../../ui/media/blurOf.ts';
import { fills } from '../layout/cropping.ts';
import styles from './CellPicture.module.css';
import { createCellGlyph } from './cellGlyph.ts';

/** The frame that a picture gets, in CSS pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Filled as far as little is cut, or the picture whole with room around it. */
  readonly fit: 'fill' | 'whole';
  /** False while items are passed too fast to be looked at: no picture is asked for then. */
  readonly looked: boolean;
}

export interface PictureNews {
  /** Its size in pixels, which tells its shape. */
  onLoaded(row: MediaRow, width: number, height: number): void;
  onFailed(row: MediaRow): void;
  hasFailed(row: MediaRow): boolean;
}

export interface CellPicture {
  show(row: MediaRow | undefined, frame: Frame): void;
  /** The card is put elsewhere: what fades in is there at once, rather than from the beginning again. */
  settle(): void;
  /** An animation plays instead of its first frame. */
  play(playing: boolean): void;
  /** Lets the picture go, and with it what it holds of memory. */
  rest(): void;
}

/** A picture that was not there at once fades in. */
const atOnceMs = 80;
const papers: readonly MediaRow['kind'][] = ['pdf', 'text'];

/** Of what kinds there are pictures. */
const isPictured = ({ kind }: MediaRow) => kind !== 'other';
/** An item whose type says nothing is looked at too, and known from then on. */
const mayHavePicture = (row: MediaRow) =>
  hasBytes(row) && (isPictured(row) || saysNothing(row.contentType));

/** The picture of a card, or the drawing of its kind, as the first of what is in the card. */
export function createCellPicture(card: HTMLElement, news: PictureNews): CellPicture {
  const image = document.createElement('img');
  image.className = styles['picture'] ?? '';
  image.alt = '';
  image.decoding = 'async';
  image.draggable = false;
  card.prepend(image);
  const glyph = createCellGlyph(card);
  let row: MediaRow | undefined;
  let frame: Frame | null = null;
  let source = '';
  let variant: StillVariant | null = null;
  let askedAt = 0;
  let playing = false;

  const shapeOf = ({ width, height }: MediaRow) =>
    width !== null && height !== null
      ? width / height
      : image.naturalWidth > 0
        ? image.naturalWidth / image.naturalHeight
        : null;

  /** Whether the picture may fill its frame; while nobody knows its shape, it may. */
  function mayFill(of: MediaRow, { fit, width, height }: Frame): boolean {
    const shape = shapeOf(of);
    return (
      fit === 'fill' && (papers.includes(of.kind) || shape === null || fills(shape, width / height))
    );
  }

  function place(): void {
    if (frame === null || row === undefined) return;
    image.classList.toggle(styles['whole'] ?? '', !mayFill(row, frame));
    image.classList.toggle(styles['paper'] ?? '', papers.includes(row.kind));
  }

  function clear(): void {
    if (source !== '') image.removeAttribute('src');
    source = '';
    variant = null;
    playing = false;
    image.classList.remove(styles['shown'] ?? '', styles['arriving'] ?? '');
  }

  function draw({ kind, contentType, name, goneAt }: MediaRow): void {
    glyph.draw(kind, formatType(contentType, name), goneAt !== null);
  }

  /** Its colours, until its picture lies on them; the mean one alone while much is only passing by. */
  function blur(looked: boolean): void {
    const hash = row?.placeholder ?? null;
    const colour = hash === null ? null : colourOf(hash);
    image.style.backgroundColor = colour ?? '';
    image.style.backgroundImage =
      hash !== null && colour !== null && looked ? gradientsOf(hash) : '';
  }

  function ask(wanted: string): void {
    if (wanted === source) return;
    source = wanted;
    askedAt = performance.now();
    image.src = wanted;
  }

  function askStill(of: MediaRow, at: Frame): void {
    const place = { ...at, density: window.devicePixelRatio, fills: mayFill(of, at) };
    const wanted = variantIn(place, of);
    // One that has more pixels than are needed by now is as good, and is there.
    if (variant !== null && pictureEdges[variant] >= pictureEdges[wanted] && source !== '') return;
    variant = wanted;
    ask(`satchel-media://${wanted}/${of.id}`);
  }

  const settle = () => image.classList.remove(styles['arriving'] ?? '');
  image.addEventListener('animationend', settle);
  image.addEventListener('load', () => {
    if (row === undefined) return;
    place();
    if (performance.now() - askedAt > atOnceMs) image.classList.add(styles['arriving'] ?? '');
    image.classList.add(styles['shown'] ?? '');
    if (isPictured(row)) glyph.clear();
    news.onLoaded(row, image.naturalWidth, image.naturalHeight);
  });
  image.addEventListener('error', () => {
    if (row === undefined || source === '' || frame === null) return;
    const failed = row;
    const played = playing;
    clear();
    // What does not play stands still; what has no picture at all is drawn by its kind.
    if (played) askStill(failed, frame);
    else {
      news.onFailed(failed);
      image.hidden = true;
      draw(failed);
    }
  });

  return {
    show(next, at) {
      const resized = frame?.height !== at.height || frame.width !== at.width;
      const refitted = resized || frame?.fit !== at.fit;
      const looks = frame?.looked !== at.looked;
      if (frame?.height !== at.height) {
        card.style.setProperty('--picture-height', `${at.height}px`);
      }
      const other = next?.id !== row?.id;
      const changed = next !== row;
      frame = at;
      row = next;
      if (other) clear();
      if (row === undefined) {
        if (changed) {
          glyph.clear();
          blur(false);
        }
        return;
      }
      const asked = mayHavePicture(row) && !news.hasFailed(row);
      if (changed) {
        const bare = row.kind !== 'image' && row.placeholder === null && source === '';
        if (!asked || !isPictured(row) || bare) draw(row);
        else glyph.clear();
        if (!asked) clear();
        image.hidden = !asked;
      }
      if (changed || (looks && at.looked)) blur(at.looked);
      if (changed || refitted) place();
      if (at.looked && asked && !playing) askStill(row, at);
    },
    settle,
    play(now) {
      if (row === undefined || frame === null || now === playing || source === '') return;
      if (now && !isAnimation(row)) return;
      playing = now;
      if (now) ask(`satchel-media://moving/${row.id}`);
      else if (variant !== null) ask(`satchel-media://${variant}/${row.id}`);
    },
    rest() {
      clear();
      glyph.clear();
      image.style.backgroundImage = '';
      image.style.backgroundColor = '';
      row = undefined;
    },
  };
}
