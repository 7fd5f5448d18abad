import type { ReactNode } from 'react';
import type { MediaKind } from '../../../shared/media.ts';
import styles from './KindGlyph.module.css';

const page = (
  <>
    <path
      d="M10 3h19l9 9v29a3 3 0 0 1-3 3H10a3 3 0 0 1-3-3V6a3 3 0 0 1 3-3Z"
      fill="var(--surface)"
      stroke="currentColor"
    />
    <path d="M29 3v6.5a2.5 2.5 0 0 0 2.5 2.5H38" stroke="currentColor" fill="none" />
  </>
);

export const glyphBox = '0 0 46 47';

export const drawings: Readonly<Record<MediaKind, ReactNode>> = {
  image: (
    <>
      <rect
        x="4"
        y="8"
        width="38"
        height="31"
        rx="3.5"
        fill="var(--surface)"
        stroke="currentColor"
      />
      <circle cx="15" cy="18" r="3.5" fill="currentColor" />
      <path d="m5 35 11-10 7 6 8-9 10 10v3a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3Z" fill="currentColor" />
    </>
  ),
  video: (
    <>
      <rect
        x="4"
        y="8"
        width="38"
        height="31"
        rx="3.5"
        fill="var(--surface)"
        stroke="currentColor"
      />
      <path
        d="M11 8v31M35 8v31M4 16h7M4 24h7M4 32h7M35 16h7M35 24h7M35 32h7"
        stroke="currentColor"
      />
      <path
        d="M19.5 17.5v12l10-6Z"
        fill="currentColor"
        stroke="currentColor"
        strokeLinejoin="round"
      />
    </>
  ),
  audio: (
    <path
      d="M5 20v8M11 14v20M17 19v10M23 8v32M29 16v16M35 20v8M41 22v4"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
    />
  ),
  pdf: (
    <>
      {page}
      <path
        d="M14 33c4-2 9-11 9-15 0-2.5-3-2.5-3 0 0 5 6 11 11 12 3 .5 3-2.5 0-2.5-5 0-12 2-16 5-2 2-3 2-1 .5Z"
        fill="none"
        stroke="currentColor"
        strokeLinejoin="round"
      />
    </>
  ),
  text: (
    <>
      {page}
      <path d="M13 19h19M13 25h19M13 31h19M13 37h11" stroke="currentColor" strokeLinecap="round" />
    </>
  ),
  other: (
    <>
      {page}
      <circle cx="16" cy="29" r="2" fill="currentColor" />
      <circle cx="22.5" cy="29" r="2" fill="currentColor" />
      <circle cx="29" cy="29" r="2" fill="currentColor" />
    </>
  ),
};

interface KindGlyphProps {
  kind: MediaKind;
  /** The ending below the drawing, which is part of it and no text; left out where there is no room. */
  label?: string;
  /** The item is not there any more: without the colour of its kind. */
  gone?: boolean;
}

/** What stands for an item that has no picture of its own: a drawing in the colour of its kind. */
export function KindGlyph({ kind, label, gone = false }: KindGlyphProps) {
  const small = label === undefined ? (styles.small ?? '') : '';
  return (
    <span className={`${styles.tile} ${gone ? styles.gone : styles[kind]} ${small}`} aria-hidden>
      <svg
        viewBox={glyphBox}
        className={styles.glyph}
        fill="none"
        strokeWidth="2"
        aria-hidden="true"
      >
        {drawings[kind]}
      </svg>
      {label === undefined ? null : <span className={styles.label} data-label={label} />}
    </span>
  );
}
