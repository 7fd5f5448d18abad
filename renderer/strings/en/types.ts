/** What to turn a file into that cannot be sent; `pack` holds files that can be taken out of it. */
export type TypeFamily = 'image' | 'document' | 'video' | 'audio' | 'pack' | 'other';

type Named = Readonly<Record<string, string>>;

/** What people call the files of a content type, in the plural. */
const images: Named = {
  'image/jpeg': 'JPG images',
  'image/png': 'PNG images',
  'image/apng': 'animated PNG images',
  'image/gif': 'GIFs',
  'image/webp': 'WebP images',
  'image/avif': 'AVIF images',
  'image/bmp': 'BMP images',
  'image/tiff': 'TIFF images',
  'image/svg+xml': 'SVG drawings',
  'image/heic': 'HEIC photos',
  'image/heic-sequence': 'HEIC photo bursts',
  'image/heif': 'HEIF photos',
  'image/heif-sequence': 'HEIF photo bursts',
  'image/jxl': 'JPEG XL images',
  'image/jls': 'JPEG-LS images',
  'image/jp2': 'JPEG 2000 images',
  'image/jpx': 'JPEG 2000 images',
  'image/jpm': 'JPEG 2000 images',
  'image/j2c': 'JPEG 2000 images',
  'image/vnd.ms-photo': 'JPEG XR images',
  'image/bpg': 'BPG images',
  'image/flif': 'FLIF images',
  'image/icns': 'icon files',
  'image/x-icon': 'icon files',
  'image/ktx': 'texture files',
  'image/vnd.adobe.photoshop': 'Photoshop files',
  'image/x-xcf': 'GIMP files',
  'image/vnd.dwg': 'AutoCAD drawings',
  'image/x-adobe-dng': 'raw photos',
  'image/x-canon-cr2': 'Canon raw photos',
  'image/x-canon-cr3': 'Canon raw photos',
  'image/x-fujifilm-raf': 'Fujifilm raw photos',
  'image/x-nikon-nef': 'Nikon raw photos',
  'image/x-olympus-orf': 'Olympus raw photos',
  'image/x-panasonic-rw2': 'Panasonic raw photos',
  'image/x-sony-arw': 'Sony raw photos',
  'application/dicom': 'medical images (DICOM)',
};

const documents: Named = {
  'application/pdf': 'PDFs',
  'text/plain': 'text files',
  'text/csv': 'CSV files',
  'text/html': 'web pages',
  'text/vtt': 'subtitle files',
  'text/vcard': 'contacts (VCF)',
  'text/calendar': 'calendar events (ICS)',
  'text/rtf': 'rich text files',
  'application/rtf': 'rich text files',
  'application/msword': 'Word documents',
  'application/vnd.ms-word.document.macroenabled.12': 'Word documents',
  'application/vnd.ms-word.template.macroenabled.12': 'Word templates',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word documents',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template': 'Word templates',
  'application/vnd.ms-excel': 'Excel spreadsheets',
  'application/vnd.ms-excel.sheet.macroenabled.12': 'Excel spreadsheets',
  'application/vnd.ms-excel.template.macroenabled.12': 'Excel templates',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel spreadsheets',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template': 'Excel templates',
  'application/vnd.ms-powerpoint': 'PowerPoint presentations',
  'application/vnd.ms-powerpoint.presentation.macroenabled.12': 'PowerPoint presentations',
  'application/vnd.ms-powerpoint.slideshow.macroenabled.12': 'PowerPoint shows',
  'application/vnd.ms-powerpoint.template.macroenabled.12': 'PowerPoint templates',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation':
    'PowerPoint presentations',
  'application/vnd.openxmlformats-officedocument.presentationml.slideshow': 'PowerPoint shows',
  'application/vnd.openxmlformats-officedocument.presentationml.template': 'PowerPoint templates',
  // Word, Excel and PowerPoint before 2007 share one container.
  'application/x-cfb': 'older Office documents',
  'application/vnd.visio': 'Visio drawings',
  'application/vnd.oasis.opendocument.text': 'OpenDocument texts',
  'application/vnd.oasis.opendocument.text-template': 'OpenDocument templates',
  'application/vnd.oasis.opendocument.spreadsheet': 'OpenDocument spreadsheets',
  'application/vnd.oasis.opendocument.spreadsheet-template': 'OpenDocument templates',
  'application/vnd.oasis.opendocument.presentation': 'OpenDocument presentations',
  'application/vnd.oasis.opendocument.presentation-template': 'OpenDocument templates',
  'application/vnd.oasis.opendocument.graphics': 'OpenDocument drawings',
  'application/vnd.oasis.opendocument.graphics-template': 'OpenDocument templates',
  'application/vnd.apple.pages': 'Pages documents',
  'application/vnd.apple.numbers': 'Numbers spreadsheets',
  'application/vnd.apple.keynote': 'Keynote presentations',
  'application/epub+zip': 'e-books (EPUB)',
  'application/x-mobipocket-ebook': 'Kindle e-books',
  'application/x-indesign': 'InDesign documents',
  'application/postscript': 'PostScript files',
  'application/eps': 'EPS drawings',
  'application/vnd.sketchup.skp': 'SketchUp models',
  'application/vnd.ms-outlook': 'Outlook messages',
  'application/vnd.ms-htmlhelp': 'Windows help files',
};

const videos: Named = {
  'video/mp4': 'MP4 videos',
  'video/x-m4v': 'M4V videos',
  'video/quicktime': 'QuickTime videos',
  'video/webm': 'WebM videos',
  'video/matroska': 'MKV videos',
  'video/x-matroska': 'MKV videos',
  'video/vnd.avi': 'AVI videos',
  'video/mpeg': 'MPEG videos',
  'video/MP1S': 'MPEG videos',
  'video/MP2P': 'MPEG videos',
  'video/mp2t': 'MPEG videos',
  'video/3gpp': '3GP videos',
  'video/3gpp2': '3GP videos',
  'video/ogg': 'Ogg videos',
  'video/x-flv': 'Flash videos',
  'video/x-ms-asf': 'Windows Media videos',
  'application/vnd.ms-asf': 'Windows Media files',
  'application/vnd.rn-realmedia': 'RealMedia videos',
  'application/mxf': 'MXF videos',
  'image/mj2': 'Motion JPEG 2000 videos',
};

const sounds: Named = {
  'audio/mpeg': 'MP3 files',
  'audio/mp4': 'M4A recordings',
  'audio/x-m4a': 'M4A recordings',
  'audio/aac': 'AAC recordings',
  'audio/amr': 'AMR recordings',
  'audio/qcelp': 'QCELP recordings',
  'audio/wav': 'WAV recordings',
  'audio/aiff': 'AIFF recordings',
  'audio/flac': 'FLAC files',
  'audio/ogg': 'Ogg recordings',
  'audio/ogg; codecs=opus': 'Opus recordings',
  'application/ogg': 'Ogg files',
  'audio/midi': 'MIDI files',
  'audio/x-caf': 'Core Audio recordings',
  'audio/x-ms-asf': 'Windows Media recordings',
  'audio/matroska': 'Matroska recordings',
  'audio/ape': 'APE files',
  'audio/wavpack': 'WavPack files',
  'audio/x-musepack': 'Musepack files',
  'audio/x-dsf': 'DSD recordings',
  'audio/x-dff': 'DSD recordings',
  'audio/x-voc': 'VOC recordings',
  'audio/vnd.dolby.dd-raw': 'Dolby Digital recordings',
  'audio/x-it': 'tracker music',
  'audio/x-s3m': 'tracker music',
  'audio/x-xm': 'tracker music',
};

const packs: Named = {
  'application/zip': 'ZIP archives',
  'application/gzip': 'GZIP archives',
  'application/x-compressed-tar': 'TAR archives',
  'application/x-tar': 'TAR archives',
  'application/x-7z-compressed': '7-Zip archives',
  'application/x-rar-compressed': 'RAR archives',
  'application/x-bzip2': 'BZIP2 archives',
  'application/x-xz': 'XZ archives',
  'application/x-lz4': 'LZ4 archives',
  'application/lzip': 'LZIP archives',
  'application/zstd': 'ZSTD archives',
  'application/x-compress': 'compressed files',
  'application/x-lzh-compressed': 'LZH archives',
  'application/x-arj': 'ARJ archives',
  'application/x-ace-compressed': 'ACE archives',
  'application/x-cpio': 'CPIO archives',
  'application/x-unix-archive': 'archives',
  'application/x-asar': 'ASAR archives',
  'application/vnd.ms-cab-compressed': 'Windows cabinets',
  'application/x-apple-diskimage': 'disk images',
  'application/x-iso9660-image': 'disk images',
};

const others: Named = {
  'application/json': 'JSON files',
  'application/xml': 'XML files',
  'application/x-sh': 'scripts',
  'application/x-msdownload': 'Windows programs',
  'application/x-mach-binary': 'Mac programs',
  'application/x-elf': 'Linux programs',
  'application/x-deb': 'Linux packages',
  'application/x-rpm': 'Linux packages',
  'application/vnd.android.package-archive': 'Android apps',
  'application/java-archive': 'Java programs',
  'application/java-vm': 'Java programs',
  'application/wasm': 'WebAssembly programs',
  'application/x-shockwave-flash': 'Flash files',
  'application/x-google-chrome-extension': 'Chrome extensions',
  'application/x-xpinstall': 'Firefox extensions',
  'application/vnd.apple.pkpass': 'Wallet passes',
  'application/pgp-encrypted': 'encrypted files',
  'application/x-ms-shortcut': 'shortcuts',
  'application/x-ft-apple.alias': 'shortcuts',
  'application/x-ms-regedit': 'Windows registry files',
  'application/x-ft-windows-registry-hive': 'Windows registry files',
  'application/x-sqlite3': 'databases',
  'application/vnd.apache.arrow.file': 'data files (Arrow)',
  'application/vnd.apache.parquet': 'data files (Parquet)',
  'application/avro': 'data files (Avro)',
  'application/x-spss-sav': 'SPSS files',
  'application/x-jmp-data': 'JMP files',
  'application/x-esri-shape': 'map files',
  'application/vnd.iccprofile': 'color profiles',
  'application/x-blender': 'Blender files',
  'application/x-ft-fbx': '3D models',
  'application/x-ft-draco': '3D models',
  'model/gltf-binary': '3D models',
  'model/stl': '3D models',
  'model/3mf': '3D models',
  'font/woff': 'fonts',
  'font/woff2': 'fonts',
  'font/ttf': 'fonts',
  'font/otf': 'fonts',
  'font/collection': 'fonts',
  'application/vnd.ms-fontobject': 'fonts',
  'application/vnd.tcpdump.pcap': 'network recordings',
  'application/x-mie': 'MIE files',
  'application/x-nintendo-nes-rom': 'game files',
  'application/octet-stream': 'files of this type',
};

const families = [
  ['image', images],
  ['document', documents],
  ['video', videos],
  ['audio', sounds],
  ['pack', packs],
  ['other', others],
] as const;

const plain: Named = { image: 'images', video: 'videos', audio: 'audio files', text: 'text files' };

export interface TypeNoun {
  /** Begins no sentence as it is: "animated PNG images". */
  readonly noun: string;
  readonly family: TypeFamily;
  /** It is in no table, and named by the little that its content type tells. */
  readonly guessed: boolean;
}

/** What people call files of a content type, whatever its case and parameters. */
export function typeNoun(contentType: string): TypeNoun {
  const bare = contentType.split(';')[0]?.trim() ?? '';
  for (const [family, nouns] of families) {
    const noun = nouns[contentType] ?? nouns[bare] ?? nouns[bare.toLowerCase()];
    if (noun !== undefined) return { noun, family, guessed: false };
  }
  const kind = bare.split('/')[0]?.toLowerCase() ?? '';
  const family = kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'other';
  return { noun: plain[kind] ?? 'files of this type', family, guessed: true };
}
