import type { Satchel } from './satchel.ts';

/** Puts one thing on the system's clipboard, as another program would. */
export function putOnClipboard({ app }: Satchel, type: string, bytes: Buffer): Promise<void> {
  return app.evaluate(
    async (electron, { type, data }) => {
      /** Before Electron 40 the clipboard took images of Electron's own, and any bytes by a format. */
      interface OlderClipboard {
        writeBuffer?(format: string, buffer: Buffer): void;
        writeImage?(image: Electron.NativeImage): void;
      }
      const older: OlderClipboard = electron.clipboard as object;
      const bytes = Buffer.from(data, 'base64');
      if (older.writeImage && older.writeBuffer) {
        if (type === 'image/png') older.writeImage(electron.nativeImage.createFromBuffer(bytes));
        else older.writeBuffer(type, bytes);
        return;
      }
      const blob = new Blob([bytes], { type });
      await electron.clipboard.write([new electron.ClipboardItem({ [type]: blob })]);
    },
    { type, data: bytes.toString('base64') },
  );
}
