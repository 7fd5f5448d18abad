import {
  ADTS,
  BufferSource,
  FLAC,
  Input,
  Logging,
  LogLevel,
  MATROSKA,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';

// Nobody reads what a hidden page logs.
Logging.level = LogLevel.Silent;

/** Containers that are read from bytes alone; lists of other files are none of them. */
const formats = [MP4, QTFF, MATROSKA, WEBM, OGG, MP3, WAVE, FLAC, ADTS, MPEG_TS];

/** A film or a sound, of which nothing is decoded yet. To be disposed of. */
export function openTracks(bytes: Uint8Array<ArrayBuffer>): Input {
  return new Input({ source: new BufferSource(bytes), formats });
}
