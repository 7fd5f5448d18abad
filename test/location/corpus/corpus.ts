import { ofFilm, ofMatroska } from './filmFiles.ts';
import { ofOthers, ofPdf, ofStills } from './otherFiles.ts';
import { ofGif, ofJpeg, ofPng } from './pictureFiles.ts';
import type { Specimen } from './specimen.ts';

/** Every hiding place that was thought of, and the same files without a place. */
export const corpus: readonly Specimen[] = [
  ...ofJpeg(),
  ...ofPng(),
  ...ofGif(),
  ...ofFilm(),
  ...ofMatroska(),
  ...ofPdf(),
  ...ofStills(),
  ...ofOthers(),
];
