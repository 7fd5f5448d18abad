import { xmpLatitude, xmpLongitude } from './truth.ts';

const head =
  '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">';
const end = '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>';
const spaces =
  'xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"';

/** XMP that says the place in attributes. */
export const xmpOfAttributes = `${head}<rdf:Description rdf:about="" ${spaces} xmp:Rating="4" exif:GPSLatitude="${xmpLatitude}" exif:GPSLongitude='${xmpLongitude}'/>${end}`;
/** In elements, one of them with a value inside, and with the name of the place beside. */
export const xmpOfElements = `${head}<rdf:Description rdf:about="" ${spaces}><xmp:Rating>4</xmp:Rating><exif:GPSLatitude>${xmpLatitude}</exif:GPSLatitude><exif:GPSLongitude><rdf:Description><rdf:value>${xmpLongitude}</rdf:value></rdf:Description></exif:GPSLongitude><photoshop:City>Langstrasse</photoshop:City></rdf:Description>${end}`;
/** As drones name it. */
export const xmpOfDrone = `${head}<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:drone-dji="http://www.dji.com/drone-dji/1.0/" xmp:Rating="4" drone-dji:GpsLatitude="+47.3887694" drone-dji:GpsLongtitude="+8.5315028"/>${end}`;
export const xmpWithout = `${head}<rdf:Description rdf:about="" ${spaces} xmp:Rating="4"/>${end}`;

export type Letters = 'utf8' | 'utf16le' | 'utf16be' | 'utf32le' | 'utf32be';

export function encoded(text: string, letters: Letters): Buffer {
  if (letters === 'utf8') return Buffer.from(text);
  const narrow = Buffer.from(text, 'utf16le');
  if (letters === 'utf16le') return narrow;
  if (letters === 'utf16be') return Buffer.from(narrow).swap16();
  const wide = Buffer.alloc(narrow.length * 2);
  for (let at = 0; at < narrow.length; at += 2) {
    wide[at * 2] = narrow[at] ?? 0;
    wide[at * 2 + 1] = narrow[at + 1] ?? 0;
  }
  return letters === 'utf32le' ? wide : wide.swap32();
}
