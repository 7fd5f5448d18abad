/** Kinds of picture and of sound that are put into an MP4 without a change, by the names of their descriptions. */
const carried: Readonly<Record<'vide' | 'soun', readonly string[]>> = {
  vide: ['avc1', 'avc3', 'hvc1', 'hev1'],
  soun: ['mp4a', 'ac-3', 'ec-3'],
};

export function isCarried(handler: 'vide' | 'soun', format: string): boolean {
  return carried[handler].includes(format);
}

/** Encrypted, by the standards or as a shop does it. */
export function isProtected(format: string): boolean {
  return ['encv', 'enca', 'encs', 'enct', 'drmi', 'drms', 'p608'].includes(format);
}

const names: readonly (readonly [RegExp, string])[] = [
  [/^ap[c4]|^aprn|^aprh/, 'ProRes'],
  [/^(?:jpeg|mjp[abg2])$/i, 'Motion JPEG'],
  [/^(?:h263|s263)$/i, 'H.263'],
  [/^mp4v$/, 'MPEG-4 Part 2'],
  [/^(?:m[12]v1|mp[eg]?[12]|hdv|mx[345]|xd[vh5])/i, 'MPEG-2'],
  [/^(?:dvc|dvp|dv5|dvh[123456pq])/i, 'DV'],
  [/^(?:dvh1|dvhe|dvav|dva1)$/, 'Dolby Vision'],
  [/^AVd/, 'DNxHD'],
  [/^CFHD$/, 'CineForm'],
  [/^SVQ/i, 'Sorenson'],
  [/^cvid$/, 'Cinepak'],
  [/^rle $/, 'Animation'],
  [/^(?:av01)$/, 'AV1'],
  [/^vp0[89]$/, 'VP9'],
  [/^(?:v210|v216|v308|v408|v410|2vuy|yuv2|R10[gk]|b[64]4a)$/, 'uncompressed'],
  [/^(?:sowt|twos|lpcm|in24|in32|fl32|fl64|NONE|ipcm|fpcm)$/, 'PCM'],
  [/^raw $/, 'uncompressed'],
  [/^(?:ulaw|alaw)$/, 'G.711'],
  [/^alac$/, 'Apple Lossless'],
  [/^apac$/, 'Apple spatial audio'],
  [/^ima4$/, 'IMA'],
  [/^sam[rw]$|^saw[bp]$/, 'AMR'],
  [/^(?:\.mp[123]|ms\0U)$/, 'MP3'],
  [/^QDM|^Qclp|^sqcp/, 'Qualcomm'],
];

/** What people call a kind of picture or sound; its four letters where few have a name for it. */
export function codecName(format: string): string {
  const known = names.find(([pattern]) => pattern.test(format))?.[1];
  return known ?? format.replace(/[^\x21-\x7e]/g, '?');
}
