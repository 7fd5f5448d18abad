import { type RefObject, useEffect, useRef, useState } from 'react';
import type { MediaId } from '../../../../shared/ids.ts';
import { type PlayerState, playerNews } from './playerState.ts';

const playerOrigin = 'satchel-look://player';
/** A page that says nothing for so long when it is asked has stopped, whatever it was given. */
const silentMs = 8_000;
const askEveryMs = 2_000;

export type Trouble = 'broken' | 'stuck';

/** Speaks with the player's page, which plays one item. */
export function usePlayer(frame: RefObject<HTMLIFrameElement | null>, mediaId: MediaId) {
  const [state, setState] = useState<PlayerState | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const heardAt = useRef(performance.now());

  const order = (message: object) => {
    frame.current?.contentWindow?.postMessage(message, playerOrigin);
  };

  useEffect(() => {
    const tell = (message: object) =>
      frame.current?.contentWindow?.postMessage(message, playerOrigin);
    const hear = ({ source, origin, data }: MessageEvent<unknown>) => {
      if (source !== frame.current?.contentWindow || origin !== playerOrigin) return;
      const news = playerNews(data);
      if (news === null) return;
      heardAt.current = performance.now();
      if (news.is === 'ready') tell({ do: 'load', id: mediaId });
      else if (news.is === 'failed') setTrouble('broken');
      else setState(news.state);
    };
    window.addEventListener('message', hear);
    const timer = setInterval(() => {
      tell({ do: 'ask' });
      if (performance.now() - heardAt.current > silentMs) setTrouble('stuck');
    }, askEveryMs);
    return () => {
      window.removeEventListener('message', hear);
      clearInterval(timer);
    };
  }, [frame, mediaId]);

  const seekTo = (at: number) => {
    const end = state?.duration ?? 0;
    const within = Math.min(end, Math.max(0, at));
    order({ do: 'seek', at: within });
    // The player tells of it a moment later; a slider that is drawn must not jump back meanwhile.
    setState((now) => (now === null ? now : { ...now, at: within }));
  };
  return {
    state,
    trouble,
    togglePlay: () => order({ do: state?.paused === false ? 'pause' : 'play' }),
    toggleMute: () =>
      order({ do: 'sound', volume: state?.volume ?? 1, muted: state?.muted !== true }),
    seekTo,
    seekBy: (seconds: number) => seekTo((state?.at ?? 0) + seconds),
  };
}
