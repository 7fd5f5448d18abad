import { type MediaKind, type MediaRow, saysNothing } from '../../../../shared/media.ts';
import { formatType } from '../../../text/format.ts';
import { symbolOf } from '../../../ui/media/KindSymbols.tsx';
import { fills } from '../layout/cropping.ts';
import styles from './Card.module.css';

/** The frame that a picture gets, in CSS pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Filled as far as little is cut, or the picture whole with room around it. */
  readonly fit: 'fill' | 'whole';
  /** Where pictures come from at this size; null while they are passed too fast to be looked at. */
  readonly variant: 'small' | 'thumb' | 'preview' | null;
}

export interface PictureNews {
  /** Its size in pixels, which tells its shape. */
  onLoaded(row: MediaRow, width: number, height: number): void;
  onFailed(row: MediaRow): void;
  hasFailed(row: MediaRow): boolean;
}

export interface CellPicture {
  show(row: MediaRow | undefined, frame: Frame): void;
  /** Lets the picture go, and with it what it holds of memory. */
  rest(): void;
}

const svg = 'http://www.w3.org/2000/svg';
/** A picture that was not there at once fades in. */
const atOnceMs = 80;

const kinds: readonly MediaKind[] = ['image', 'video', 'audio', 'pdf', 'text', 'other'];

/** The drawing of a kind, which stands in for a picture. */
function createGlyph() {
  const drawing = document.createElementNS(svg, 'svg');
  const use = document.createElementNS(svg, 'use');
  drawing.setAttribute('class', styles['glyph'] ?? '');
  drawing.setAttribute('aria-hidden', 'true');
  drawing.append(use);
  return { drawing, use };
}

/** The picture of a card, or the drawing of its kind, as the first of what is in the card. */
export function createCellPicture(card: HTMLElement, news: PictureNews): CellPicture {
  const image = document.createElement('img');
  image.className = styles['picture'] ?? '';
  image.alt = '';
  image.decoding = 'async';
  image.draggable = false;
  card.prepend(image);
  let glyph: ReturnType<typeof createGlyph> | null = null;
  let row: MediaRow | undefined;
  let frame: Frame | null = null;
  let source = '';
  let askedAt = 0;

  function frameIt(): void {
    if (frame === null || image.naturalWidth === 0) return;
    const shape = image.naturalWidth / image.naturalHeight;
    const whole = frame.fit === 'whole' || !fills(shape, frame.width / frame.height);
    image.classList.toggle(styles['whole'] ?? '', whole);
  }

  function clear(): void {
    if (source !== '') image.removeAttribute('src');
    source = '';
    image.classList.remove(styles['shown'] ?? '', styles['arriving'] ?? '');
  }

  function draw(kind: MediaKind, label: string): void {
    glyph ??= createGlyph();
    glyph.use.setAttribute('href', `#${symbolOf(kind)}`);
    card.dataset['kind'] = kind;
    card.dataset['ending'] = label;
    if (glyph.drawing.parentElement === null) card.prepend(glyph.drawing);
  }

  function undraw(): void {
    if (card.dataset['kind'] === undefined) return;
    glyph?.drawing.remove();
    delete card.dataset['kind'];
    delete card.dataset['ending'];
  }

  image.addEventListener('load', () => {
    if (row === undefined) return;
    frameIt();
    if (performance.now() - askedAt > atOnceMs) image.classList.add(styles['arriving'] ?? '');
    image.classList.add(styles['shown'] ?? '');
    if (isPictured(row)) undraw();
    news.onLoaded(row, image.naturalWidth, image.naturalHeight);
  });
  image.addEventListener('error', () => {
    if (row === undefined || source === '') return;
    news.onFailed(row);
    clear();
    draw(row.kind, formatType(row.contentType, row.name));
  });

  return {
    show(next, nextFrame) {
      const resized = frame?.height !== nextFrame.height || frame.width !== nextFrame.width;
      const refitted = resized || frame?.fit !== nextFrame.fit;
      if (frame?.height !== nextFrame.height) {
        card.style.setProperty('--picture-height', `${nextFrame.height}px`);
      }
      frame = nextFrame;
      const other = next?.id !== row?.id;
      const changed = next !== row;
      row = next;
      if (other) clear();
      if (row === undefined) {
        undraw();
        return;
      }
      if (other || changed) {
        const asked = mayHavePicture(row) && !news.hasFailed(row);
        if (!isPictured(row) || !asked) draw(row.kind, formatType(row.contentType, row.name));
        else undraw();
        if (!asked) clear();
      }
      if (refitted) frameIt();
      const { variant } = frame;
      if (variant === null || !mayHavePicture(row) || news.hasFailed(row)) return;
      const wanted = `satchel-media://${variant}/${row.id}`;
      if (wanted === source) return;
      // A larger one replaces what is shown once it is there.
      source = wanted;
      askedAt = performance.now();
      image.src = wanted;
    },
    rest() {
      clear();
      undraw();
      row = undefined;
    },
  };
}

/** Of what kinds there are pictures. */
const isPictured = (row: MediaRow) => kinds.includes(row.kind) && row.kind === 'image';

/** An item whose type says nothing is looked at too, and known from then on. */
const mayHavePicture = (row: MediaRow) =>
  row.goneAt === null && (isPictured(row) || saysNothing(row.contentType));
