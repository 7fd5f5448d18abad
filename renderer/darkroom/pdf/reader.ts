import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Makes itself known to the other: it then runs in this thread, and starts none.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { openCanvas } from '../drawing/canvas.ts';
import { BundledData } from './bundledData.ts';

interface Drawn {
  canvas: OffscreenCanvas | null;
  context: OffscreenCanvasRenderingContext2D | null;
}

class OffscreenCanvases {
  create(width: number, height: number): Drawn {
    return openCanvas({ width, height });
  }
  reset({ canvas }: Drawn, width: number, height: number): void {
    if (canvas === null) return;
    canvas.width = width;
    canvas.height = height;
  }
  destroy(drawn: Drawn): void {
    if (drawn.canvas !== null) {
      drawn.canvas.width = 0;
      drawn.canvas.height = 0;
    }
    drawn.canvas = null;
    drawn.context = null;
  }
}

/** Filters are elements of a page, which a worker does not have. */
class NoFilters {
  addFilter = () => 'none';
  addHCMFilter = () => 'none';
  addAlphaFilter = () => 'none';
  addLuminosityFilter = () => 'none';
  addKnockoutFilter = () => 'none';
  addHighlightHCMFilter = () => 'none';
  addSelectionHCMFilter = () => 'none';
  addSelectionFilter = () => 'none';
  createSelectionStyle = () => null;
  destroy() {}
}

/** Never asked for anything: each kind of data has its place among the bundled. */
const bundled = 'bundled/';

/** A document, of which nothing is drawn yet; `task.promise` rejects for what is none. To be destroyed. */
export function openDocument(bytes: Uint8Array<ArrayBuffer>, mostPixels: number) {
  return getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    // Letters are drawn as outlines: no font of a stranger is given to the system's own reader of fonts.
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    isOffscreenCanvasSupported: true,
    maxImageSize: mostPixels,
    canvasMaxAreaInBytes: 256 * 1024 * 1024,
    cMapUrl: bundled,
    standardFontDataUrl: bundled,
    wasmUrl: bundled,
    CanvasFactory: OffscreenCanvases,
    FilterFactory: NoFilters,
    BinaryDataFactory: BundledData,
  });
}

export const isLocked = (error: unknown) => error instanceof PasswordException;
