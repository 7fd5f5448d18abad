import { Maximize, Play, Square, ZoomIn, ZoomOut } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Group } from 'react-aria-components';
import type { MediaRow } from '../../../../shared/media.ts';
import { en } from '../../../strings/en.ts';
import { formatShare } from '../../../text/format.ts';
import { titleOf } from '../../../text/titleOf.ts';
import { IconButton } from '../../../ui/Button.tsx';
import stage from '../stage/Stage.module.css';
import { Tile } from '../stage/Tile.tsx';
import { draggable } from '../stage/useDragOut.ts';
import styles from './Picture.module.css';
import { useAnimation } from './useAnimation.ts';
import { useZoom } from './useZoom.ts';
import type { Size } from './zoom.ts';

interface PictureStageProps {
  row: MediaRow;
  /** Its bytes are here, so that it can be drawn in full. */
  ready: boolean;
  /** What is shown where not even a smaller picture can be had; then the whole cannot either. */
  instead?: ReactNode;
}

/** A thumbnail has at most so many pixels along its longer edge: one that has fewer is of a picture as small. */
const thumbEdge = 480;
/** What is not known yet fills the frame. */
const unknownEdge = 4_000;

/** The size that a picture will have, by what is known of it so far. */
function sizeOf(row: MediaRow, full: Size | null, thumb: Size | null): Size {
  if (row.width !== null && row.height !== null) return { width: row.width, height: row.height };
  if (full !== null) return full;
  if (thumb === null) return { width: unknownEdge, height: unknownEdge };
  const edge = Math.max(thumb.width, thumb.height);
  const grown = edge < thumbEdge ? 1 : unknownEdge / edge;
  return { width: thumb.width * grown, height: thumb.height * grown };
}

const naturalOf = ({ naturalWidth: width, naturalHeight: height }: HTMLImageElement): Size => ({
  width,
  height,
});

/** A picture that can be zoomed and moved: what the grid has of it at once, and all of it when that is made. */
export function PictureStage({ row, ready, instead }: PictureStageProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [thumb, setThumb] = useState<Size | null>(null);
  const [full, setFull] = useState<Size | null>(null);
  const [failed, setFailed] = useState<'none' | 'preview' | 'full' | 'all'>('none');
  const picture = sizeOf(row, full, thumb);
  const animation = useAnimation(row);
  const zoom = useZoom(frame, picture, animation.hears);
  const name = titleOf(row);
  const small = `satchel-media://${instead === undefined ? 'thumb' : 'preview'}/${row.id}`;
  if (failed === 'all' || (instead !== undefined && failed === 'preview')) {
    if (instead !== undefined) return instead;
    return <Tile row={row} title={en.looking.broken.picture} urgent savable />;
  }
  const lay = { ...zoom.box, position: 'absolute' } as const;
  return (
    <div className={stage.column}>
      <div
        ref={frame}
        className={`${stage.frame} ${zoom.zoomed ? styles.movable : ''}`}
        data-zoomed={zoom.zoomed}
        {...(zoom.zoomed ? {} : draggable)}
        {...zoom.heard}
      >
        {failed === 'preview' ? null : (
          <img
            src={small}
            alt={full === null ? name : ''}
            draggable={false}
            style={lay}
            className={full === null ? styles.placeholder : styles.covered}
            onLoad={({ currentTarget }) => setThumb(naturalOf(currentTarget))}
            onError={() => setFailed(failed === 'full' ? 'all' : 'preview')}
          />
        )}
        {ready && failed !== 'full' ? (
          <img
            src={`satchel-media://full/${row.id}`}
            alt={name}
            draggable={false}
            style={lay}
            data-full={full !== null}
            className={
              animation.shown ? styles.covered : full === null ? styles.coming : styles.picture
            }
            onLoad={({ currentTarget }) => setFull(naturalOf(currentTarget))}
            onError={() => setFailed(failed === 'preview' ? 'all' : 'full')}
          />
        ) : null}
        {ready && animation.playing ? (
          <img
            src={`satchel-media://playing/${row.id}`}
            alt={animation.shown ? name : ''}
            draggable={false}
            style={lay}
            data-playing={animation.shown}
            onLoad={animation.show}
            onError={animation.fail}
          />
        ) : null}
      </div>
      {failed === 'full' || instead !== undefined ? (
        <p className={stage.note} role="status">
          {en.looking.previewOnly}
        </p>
      ) : null}
      <Group className={stage.bar ?? ''} aria-label={en.looking.zoom.label}>
        {animation.offered ? <Playing {...animation} /> : null}
        <Zooming {...zoom} />
      </Group>
    </div>
  );
}

function Zooming(
  zoom: Pick<ReturnType<typeof useZoom>, 'scale' | 'zoomed' | 'zoomIn' | 'zoomOut' | 'fitAll'>,
) {
  const words = en.looking.zoom;
  return (
    <>
      <IconButton label={words.out} isDisabled={!zoom.zoomed} onPress={zoom.zoomOut}>
        <ZoomOut aria-hidden />
      </IconButton>
      <output className={styles.scale}>{formatShare(zoom.scale)}</output>
      <IconButton label={words.in} onPress={zoom.zoomIn}>
        <ZoomIn aria-hidden />
      </IconButton>
      <IconButton label={words.fit} isDisabled={!zoom.zoomed} onPress={zoom.fitAll}>
        <Maximize aria-hidden />
      </IconButton>
    </>
  );
}

function Playing({ playing, toggle }: Pick<ReturnType<typeof useAnimation>, 'playing' | 'toggle'>) {
  const words = en.looking.player;
  return (
    <IconButton label={playing ? words.stop : words.play} onPress={toggle}>
      {playing ? <Square aria-hidden /> : <Play aria-hidden />}
    </IconButton>
  );
}
