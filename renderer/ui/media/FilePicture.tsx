import { useEffect, useState } from 'react';
import type { MediaKind } from '../../../shared/media.ts';
import styles from './FilePicture.module.css';
import { KindGlyph } from './KindGlyph.tsx';

/** What only passes by, in a list that is scrolled, is not read and decoded for that. */
const restMs = 120;

interface FilePictureProps {
  kind: MediaKind;
  /** Where its picture may be had, the best first. */
  urls: readonly string[];
}

/** A small picture of a file, and until there is one the drawing of its kind. */
export function FilePicture({ kind, urls }: FilePictureProps) {
  const [rested, setRested] = useState(false);
  const [failed, setFailed] = useState<readonly string[]>([]);
  const [shownUrl, setShownUrl] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(true), restMs);
    return () => clearTimeout(timer);
  }, []);
  const url = kind === 'other' ? undefined : urls.find((one) => !failed.includes(one));
  return (
    <span className={styles.frame}>
      {url !== undefined && shownUrl === url ? null : <KindGlyph kind={kind} />}
      {rested && url !== undefined ? (
        <img
          src={url}
          alt=""
          decoding="async"
          draggable={false}
          className={shownUrl === url ? styles.image : styles.waiting}
          onLoad={() => setShownUrl(url)}
          onError={() => setFailed([...failed, url])}
        />
      ) : null}
    </span>
  );
}
