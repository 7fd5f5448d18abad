/**
 * Plays one film or sound, as the window around it says: it has no controls of its own, is told an item's number
 * and never an address, and tells how far it is. What others made is decoded in this page's process alone.
 */

const windowOrigin = 'satchel-app://app';
const video = document.createElement('video');
video.preload = 'auto';
video.disablePictureInPicture = true;
document.body.append(video);

const finite = (value: number) => (Number.isFinite(value) ? value : null);

function tell(message: object): void {
  window.parent.postMessage(message, windowOrigin);
}

function tellState(): void {
  const { buffered, videoWidth, videoHeight, paused, ended, muted, volume } = video;
  tell({
    is: 'state',
    at: video.currentTime,
    duration: finite(video.duration),
    fetchedTo: buffered.length === 0 ? 0 : buffered.end(buffered.length - 1),
    waiting: !paused && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA,
    paused,
    ended,
    muted,
    volume,
    width: videoWidth,
    height: videoHeight,
  });
}

const within = (value: unknown, most: number) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(0, value)) : null;

function obey(order: Readonly<Record<string, unknown>>): void {
  switch (order['do']) {
    case 'load': {
      const { id } = order;
      if (Number.isSafeInteger(id)) video.src = `satchel-look://media/${String(id)}`;
      return;
    }
    case 'play':
      video.play().catch(() => tellState());
      return;
    case 'pause':
      video.pause();
      return;
    case 'seek': {
      const at = within(order['at'], finite(video.duration) ?? 0);
      if (at !== null) video.currentTime = at;
      return;
    }
    case 'sound': {
      const volume = within(order['volume'], 1);
      if (volume !== null) video.volume = volume;
      video.muted = order['muted'] === true;
      return;
    }
    case 'ask':
      tellState();
      return;
    default:
  }
}

window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
  if (source !== window.parent || origin !== windowOrigin) return;
  if (typeof data === 'object' && data !== null) obey(data as Record<string, unknown>);
});

const changes = [
  ...['loadedmetadata', 'durationchange', 'progress', 'timeupdate', 'seeked', 'seeking'],
  ...['play', 'playing', 'pause', 'waiting', 'canplay', 'ended', 'volumechange'],
];
for (const change of changes) video.addEventListener(change, tellState);
video.addEventListener('error', () => tell({ is: 'failed', code: video.error?.code ?? 0 }));
tell({ is: 'ready' });
