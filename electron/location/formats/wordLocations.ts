/** Where in a text something stands, and what to write over it. */
export interface Span {
  readonly at: number;
  readonly text: string;
}

export interface WordLocations {
  readonly tells: readonly Span[];
  readonly beside: readonly Span[];
}

const blankOut = (text: string) => ' '.repeat(text.length);
/** The form stays, and no reader takes it for a location. */
const noughts = (text: string) => text.replace(/[1-9]/g, '0');

/** A latitude or a longitude, by any prefix and however it is misspelt. */
const position = /^(?:[\w.-]{1,40}:)?(?:gps(?:dest|img)?l(?:at|on)|(?:lat|long|lat_long|point)$)/i;
/** What is only said of a location, and by itself tells none. */
const reference = /ref$/i;
const gpsName = '(?:[\\w.-]{1,40}:)?gps\\w{1,40}|geo:(?:lat|long|lat_long|point)';
const siteName =
  'photoshop:(?:city|state|country)|iptc4xmpcore:(?:location|countrycode)|iptc4xmpext:(?:city|sublocation|country\\w{0,8}|provincestate|worldregion|location(?:name|id))';
const attributes = attributesOf(gpsName);
const elements = elementsOf(gpsName);
const siteAttributes = attributesOf(siteName);
const siteElements = elementsOf(siteName);

function attributesOf(name: string): RegExp {
  return new RegExp(`(?<![\\w.:-])(${name})\\s{0,8}=\\s{0,8}("[^"<]{0,512}"|'[^'<]{0,512}')`, 'gi');
}

function elementsOf(name: string): RegExp {
  return new RegExp(`<(${name})(?:\\s[^<>]{0,256})?>([^]{0,1024}?)</\\1\\s{0,8}>`, 'gi');
}

/** What in XMP tells a location; spaces in its stead leave the rest as it is. */
export function xmpLocations(text: string): WordLocations {
  const tells: Span[] = [];
  const beside: Span[] = [];
  for (const pattern of [attributes, elements]) {
    for (const { 0: whole, 1: name = '', 2: value = '', index } of text.matchAll(pattern)) {
      const isLocation =
        position.test(name) && !reference.test(name) && /[1-9]/.test(wordsOf(value));
      (isLocation ? tells : beside).push({ at: index, text: blankOut(whole) });
    }
  }
  for (const pattern of [siteAttributes, siteElements]) {
    for (const { 0: whole, index } of text.matchAll(pattern)) {
      beside.push({ at: index, text: blankOut(whole) });
    }
  }
  for (const { 0: whole, index } of without(text, [...tells, ...beside]).matchAll(named)) {
    if (/[1-9]/.test(whole)) tells.push({ at: index, text: noughts(whole) });
  }
  return { tells, beside };
}

function without(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const letters = Buffer.from(text, 'latin1');
  for (const { at, text: blank } of spans) letters.write(blank, at, 'latin1');
  return letters.toString('latin1');
}

/** Other ways of writing such a name before its value: in JSON, in lists of names and values. */
const named = /gps(?:dest|img)?l(?:at|on)[a-z]{0,16}[\s\0":=]{0,6}[-+]?\d[\d.,/ ]{2,40}/gi;

/** Without the names of elements inside, which may have digits. */
const wordsOf = (value: string) => value.replace(/<[^<>]{0,256}>/g, '');

const degree = '[-+]?\\d{1,3}\\.\\d{2,}';
const telling = [
  // As standards for films write it: +47.3888+008.5315/
  /[+-]\d{2}(?:\d{2}){0,2}\.\d{1,12}[+-]\d{3}(?:\d{2}){0,2}\.\d{1,12}(?:[+-]\d{1,6}(?:\.\d{1,6})?)?(?:CRS[\w:]{1,32})?\//g,
  // The subtitles of drones, whose length stands right before them and may look like a letter.
  /(?:GPS|HOME)\s?\(\s{0,4}[-+EW]?\d{1,3}\.\d+\s{0,4},\s{0,4}[-+NS]?\d{1,3}\.\d+/g,
  new RegExp(`(?:\\blat|\\blon|latitude|longt?itude)"?\\s{0,4}[:=]\\s{0,4}"?${degree}`, 'gi'),
  // The log of a satellite receiver.
  /[A-Z]{2}(?:RMC,[\d.]{0,12},[AV]?|GGA,[\d.]{0,12}|GLL),\d{3,5}\.\d+,[NS],\d{3,6}\.\d+,[EW]/g,
];

/** What tells a location in words that stand beside pictures and films: not in such as people write. */
export function trackLocations(text: string): Span[] {
  return telling.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ 0: whole, index }) =>
      /[1-9]/.test(whole) ? [{ at: index, text: noughts(whole) }] : [],
    ),
  );
}
