import type { Satchel } from './satchel.ts';

/** Puts one thing on the system's clipboard, as another program would. */
export function putOnClipboard({ app }: Satchel, type: string, bytes: Buffer): Promise<void> {
  return app.evaluate(
    async (electron, { type, data }) => {
      /** The stand-in's clipboard takes images of Electron's own, and any bytes by a format. */
      interface StandInClipboard {
        writeBuffer?(format: string, buffer: Buffer): void;
        writeImage?(image: Electron.NativeImage): void;
      }
      const standIn: StandInClipboard = electron.clipboard as object;
      const bytes = Buffer.from(data, 'base64');
      if (standIn.writeImage && standIn.writeBuffer) {
        if (type === 'image/png') standIn.writeImage(electron.nativeImage.createFromBuffer(bytes));
        else standIn.writeBuffer(type, bytes);
        return;
      }
      const blob = new Blob([bytes], { type });
      await electron.clipboard.write([new electron.ClipboardItem({ [type]: blob })]);
    },
    { type, data: bytes.toString('base64') },
  );
}

/** Puts a picture on the system's clipboard as browsers do: its bytes, and beside them a piece of its page. */
export function copyInBrowser({ app }: Satchel, png: Buffer, html: string): Promise<void> {
  return app.evaluate(
    async (electron, { data, html }) => {
      /** The stand-in's clipboard takes both at once in a form of its own. */
      interface StandInClipboard {
        writeImage?: unknown;
        write(data: { readonly html: string; readonly image: Electron.NativeImage }): void;
      }
      const standIn = electron.clipboard as unknown as StandInClipboard;
      const bytes = Buffer.from(data, 'base64');
      if (standIn.writeImage) {
        standIn.write({ html, image: electron.nativeImage.createFromBuffer(bytes) });
        return;
      }
      const both = {
        'text/html': new Blob([html], { type: 'text/html' }),
        'image/png': new Blob([bytes], { type: 'image/png' }),
      };
      await electron.clipboard.write([new electron.ClipboardItem(both)]);
    },
    { data: png.toString('base64'), html },
  );
}
