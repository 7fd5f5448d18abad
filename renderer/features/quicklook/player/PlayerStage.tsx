import { Music, Pause, Play, Volume2, VolumeX } from 'lucide-react';
import { useRef } from 'react';
import { Group } from 'react-aria-components';
import type { MediaRow } from '../../../../shared/media.ts';
import { lookKeyFor } from '../../../actions/keys/lookKeys.ts';
import { en } from '../../../strings/en.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Progress } from '../../../ui/Progress.tsx';
import stage from '../stage/Stage.module.css';
import { useStageKeys } from '../stage/stageKeys.ts';
import { Tile } from '../stage/Tile.tsx';
import styles from './Player.module.css';
import { clockTime } from './playerState.ts';
import { usePlayer } from './usePlayer.ts';

const words = en.looking.player;
/** The one page that the window's policy lets into a frame. */
const playerUrl = 'satchel-look://player/player/player.html';
const seekSeconds = 10;

/** A film or sound, played by a page of its own; the controls are the window's. */
export function PlayerStage({ row, as }: { row: MediaRow; as: 'film' | 'sound' }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const player = usePlayer(frame, row.id);
  const { state, trouble, togglePlay, toggleMute, seekBy, seekTo } = player;
  useStageKeys((event) => {
    switch (lookKeyFor(event)) {
      case 'look-play':
        togglePlay();
        return true;
      case 'look-mute':
        toggleMute();
        return true;
      case 'look-seek':
        seekBy(event.key.toLowerCase() === 'j' ? -seekSeconds : seekSeconds);
        return true;
      default:
        if (event.key !== ' ' || !(event.target instanceof HTMLInputElement)) return false;
        togglePlay();
        return true;
    }
  });
  if (trouble !== null) {
    const text = trouble === 'stuck' ? words.stuck : en.looking.broken[as];
    return <Tile row={row} title={text} urgent savable />;
  }
  const [at, duration] = [state?.at ?? 0, state?.duration ?? null];
  const playing = state !== null && !state.paused;
  return (
    <div className={stage.column}>
      <div className={stage.frame} data-playing={playing} data-at={at}>
        <iframe
          ref={frame}
          src={playerUrl}
          title={words.film}
          sandbox="allow-scripts allow-same-origin"
          allow="autoplay"
          tabIndex={-1}
          className={styles.player}
        />
        {as === 'sound' ? (
          <span className={styles.soundMark} aria-hidden>
            <Music />
          </span>
        ) : null}
        {/* A press on the picture plays and pauses; the button below is the one that is named. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: see above. */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above. */}
        <div className={styles.veil} onClick={togglePlay}>
          {state?.paused && as === 'film' ? (
            <span className={styles.bigPlay}>
              <Play aria-hidden />
            </span>
          ) : null}
        </div>
      </div>
      <Group className={stage.bar ?? ''} aria-label={words.label}>
        <IconButton
          label={playing ? words.pause : words.play}
          isDisabled={state === null}
          onPress={togglePlay}
        >
          {playing ? <Pause aria-hidden /> : <Play aria-hidden />}
        </IconButton>
        <span className={styles.clock}>{clockTime(at)}</span>
        {duration === null ? (
          <div className={styles.scrubber}>
            <Progress label={en.looking.loading} value={null} />
          </div>
        ) : (
          <input
            type="range"
            className={styles.scrubber}
            aria-label={words.position}
            aria-valuetext={words.time(clockTime(at), clockTime(duration))}
            min={0}
            max={duration}
            step={Math.min(5, duration / 20)}
            value={at}
            onChange={({ currentTarget }) => seekTo(Number(currentTarget.value))}
          />
        )}
        <span className={styles.clock}>{duration === null ? '' : clockTime(duration)}</span>
        <IconButton
          label={state?.muted ? words.unmute : words.mute}
          isDisabled={state === null}
          onPress={toggleMute}
        >
          {state?.muted ? <VolumeX aria-hidden /> : <Volume2 aria-hidden />}
        </IconButton>
      </Group>
    </div>
  );
}
