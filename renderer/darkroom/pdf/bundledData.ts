/** Fonts that every reader of PDF has, character maps and codecs, each a part of the program that comes when needed. */
const parts: Readonly<Record<string, () => Promise<string>>> = {
  ...import.meta.glob<string>('../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
    query: '?url&inline',
    import: 'default',
  }),
  ...import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
    query: '?url&inline',
    import: 'default',
  }),
  ...import.meta.glob<string>(
    '../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg,qcms_bg}.wasm',
    { query: '?url&inline', import: 'default' },
  ),
};

const byName = new Map(
  Object.entries(parts).map(([path, load]) => [path.slice(path.lastIndexOf('/') + 1), load]),
);

/** Where the reader asks for its data: nothing is fetched, and what is not bundled is not there. */
export class BundledData {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const load = byName.get(filename);
    if (load === undefined) throw new Error(`not bundled: ${filename}`);
    const url = await load();
    const text = atob(url.slice(url.indexOf(',') + 1));
    return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  }
}
