import { decoding, Undecodable } from '../format/undecodable.ts';
import { find, readBox, viewOf } from './boxTree.ts';
import { carryOver } from './carryOver.ts';
import { type FilmTrack, tracksOf } from './filmTrack.ts';
import { branded, withMovie } from './moveSamples.ts';
import { areSame } from './sameSamples.ts';

export interface RepackOrder {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly maxBytes: number;
}

/**
 * The pictures and sounds of a film in an MP4, each sample byte for byte, its description in front. What else is in
 * the file stays behind: where it was taken, by whom, and what the camera measured. Null where that is more than
 * `maxBytes`; throws Undecodable for what cannot be made so.
 */
export async function repackFilm({ bytes, maxBytes }: RepackOrder): Promise<Uint8Array | null> {
  // A library that cannot be had says nothing of the film.
  const { muxTracks } = await import('./muxTracks.ts');
  return decoding(async () => {
    const movie = readBox(bytes, 'moov');
    const all = tracksOf(movie);
    const tracks = all.filter(isCarried);
    const timescales = new Map(tracks.map(({ id, timescale }) => [id, timescale]));
    const muxed = await muxTracks(
      branded(bytes),
      tracks.map(({ id }) => id),
      timescales,
    );
    const made = withMovie(muxed, carryOver({ movie, tracks }, readBox(muxed, 'moov')));
    const film = { bytes: made, tracks: tracksOf(readBox(made, 'moov')) };
    if (!areSame({ bytes, tracks }, film)) throw new Undecodable('samples became others');
    return made.length > maxBytes ? null : made;
  });
}

/** Descriptions of pictures and sounds that an MP4 takes; the main process has said what else is in the film. */
const formats = ['avc1', 'avc3', 'hvc1', 'hev1', 'mp4a', 'ac-3', 'ec-3'];

function isCarried({ handler, box }: FilmTrack): boolean {
  if (handler !== 'vide' && handler !== 'soun') return false;
  const table = find(box, 'mdia', 'minf', 'stbl');
  const format = table && find(table, 'stsd')?.children?.[0]?.type;
  const sizes = table && find(table, 'stsz');
  return formats.includes(format ?? '') && sizes !== null && viewOf(sizes.body).getUint32(8) > 0;
}
