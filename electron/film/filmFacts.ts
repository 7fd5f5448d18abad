import type { FilmFacts, FilmObstacle } from '../../shared/film/filmFacts.ts';
import { repackedTypes } from '../../shared/film/repackedTypes.ts';
import { LookSpent } from '../location/bytes/findings.ts';
import type { Peek } from '../location/bytes/peek.ts';
import { type Box, boxAt, boxIn } from '../location/formats/isoBoxes.ts';
import { codecName, isCarried, isProtected } from './codecNames.ts';
import { readTrack, type SeenTrack } from './readTrack.ts';

const mostBoxes = 4_096;
const mostTracks = 64;
const captionHandlers = ['text', 'sbtl', 'subt', 'clcp', 'subp'];
/** At most what describes one sample in an MP4, and what stands around all of them. */
const bytesPerSample = 24;
const bytesOfFrame = 4_096;

class Obstacle extends Error {
  readonly why: FilmObstacle;
  readonly codec: string | undefined;
  constructor(why: FilmObstacle, codec?: string) {
    super(why);
    this.why = why;
    this.codec = codec;
  }
}

/**
 * Whether what is in a film can go into an MP4 sample by sample, by the tables that describe it; undefined
 * for whatever is no film, or an MP4 already. Its pictures and sounds are not looked at.
 */
export async function filmFacts(
  peek: Peek,
  size: number,
  contentType: string | null,
): Promise<FilmFacts | undefined> {
  if (contentType === null || !repackedTypes.includes(contentType)) return undefined;
  try {
    const tracks = await tracksOf(peek, size);
    const kept = tracks.filter(isKept);
    if (!kept.some(({ handler }) => handler === 'vide')) throw new Obstacle('no-picture');
    const samples = kept.reduce((sum, track) => sum + track.sampleBytes, 0);
    const described = kept.reduce((sum, track) => sum + track.samples * bytesPerSample, 0);
    return { obstacle: null, bytes: samples + described + bytesOfFrame };
  } catch (error) {
    // It went on for longer than any film does.
    if (error instanceof LookSpent) return { obstacle: 'form', bytes: 0 };
    if (!(error instanceof Obstacle)) throw error;
    const { why: obstacle, codec } = error;
    return { obstacle, bytes: 0, ...(codec !== undefined && { codec }) };
  }
}

async function tracksOf(peek: Peek, size: number): Promise<SeenTrack[]> {
  const film = { start: 0, end: size };
  const movie = await boxIn(peek, film, 'moov');
  if (movie?.type !== 'moov') throw new Obstacle('cut');
  const tracks: SeenTrack[] = [];
  for await (const box of boxesOf(peek, movie)) {
    // Compressed, or told piece by piece along the film.
    if (box.type === 'cmov' || box.type === 'mvex') throw new Obstacle('form');
    if (box.type !== 'trak') continue;
    if (tracks.length === mostTracks) throw new Obstacle('form');
    const track = await readTrack(peek, box, size);
    if (track === null) throw new Obstacle('form');
    tracks.push(track);
  }
  return tracks;
}

async function* boxesOf(peek: Peek, { start, end }: Box): AsyncGenerator<Box> {
  let at = start;
  for (let count = 0; count < mostBoxes; count += 1) {
    const box = await boxAt(peek, at, end);
    if (box === null) return;
    yield box;
    at = box.end;
  }
}

/** What is neither picture nor sound stays behind: times and measurements of the camera, and lists of chapters. */
function isKept(track: SeenTrack): boolean {
  const { handler, format, enabled, chapters, samples } = track;
  if (isProtected(format)) throw new Obstacle('protected');
  if (captionHandlers.includes(handler) && !chapters && samples > 0) {
    throw new Obstacle('captions');
  }
  if (handler !== 'vide' && handler !== 'soun') return false;
  if (!isCarried(handler, format)) {
    // One that nobody is shown, beside one that is: another form of the same, or pictures of chapters.
    if (!enabled || chapters) return false;
    throw new Obstacle(handler === 'vide' ? 'picture' : 'sound', codecName(format));
  }
  if (track.descriptions !== 1 || track.elsewhere || track.unread) throw new Obstacle('form');
  if (track.reachesTo === null) throw new Obstacle('cut');
  return samples > 0;
}
