import type { Carried } from '../../../shared/intake/carried.ts';
import { readCarried } from './carried/readCarried.ts';
import { createHeardFiles } from './heardFiles.ts';

/** The page's world has it, and this file runs in the preload alone; its types are not among Node's. */
interface CarriedData {
  readonly files: Iterable<File>;
  getData(type: string): string;
}
interface Heard {
  readonly isTrusted: boolean;
  readonly dataTransfer?: CarriedData | null;
  readonly clipboardData?: CarriedData | null;
  readonly target?: {
    readonly files?: Iterable<File> | null;
    closest?(selector: string): object | null;
  } | null;
}
declare function addEventListener(
  type: string,
  listener: (event: Heard) => void,
  capture: true,
): void;

/** As much of a text, and as many lines, as can be links that are meant at once. */
const longestText = 1_000_000;
const mostLines = 1_000;

function linesIn(text: string): string[] {
  const lines = text.slice(0, longestText).split(/\r?\n/, mostLines);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

const writtenInto = 'input, textarea, [contenteditable]';

/**
 * Hears what a person lets go over the window, pastes or chooses in a file field. Only what the
 * browser itself tells counts, and it is heard before any script of the page.
 */
export function hearDrops() {
  const heard = createHeardFiles<File>();
  /** What is dragged from the window itself was put there by the page. */
  let ours = false;

  /**
   * For as long as the event lasts: a page that asks later is told nothing, and tens of megabytes are not kept for it.
   */
  let carried: Carried | null = null;
  const note = (data: CarriedData | null | undefined) => {
    carried = null;
    if (!data) return;
    carried = readCarried((type) => data.getData(type));
    setTimeout(() => {
      carried = null;
    });
    const pictures = carried?.pictures ?? [];
    const links = pictures.flatMap(({ url, otherwise = [] }) => [url, ...otherwise]);
    const lines = linesIn(data.getData('text/plain'));
    heard.note([...data.files], [...links, ...lines], performance.now());
  };
  const hear = (type: string, listener: (event: Heard) => void) =>
    addEventListener(type, (event) => event.isTrusted && listener(event), true);

  hear('dragstart', () => {
    ours = true;
  });
  hear('dragend', () => {
    ours = false;
  });
  hear('drop', ({ dataTransfer }) => {
    note(ours ? null : dataTransfer);
  });
  // What is pasted into a text goes into the text: nobody looks for pictures in it.
  hear('paste', ({ clipboardData, target }) => {
    if (!target?.closest?.(writtenInto)) return note(clipboardData);
    note(null);
    // The links of it can be checked that a person put there, and no others.
    heard.note([], linesIn(clipboardData?.getData('text/plain') ?? ''), performance.now());
  });
  hear('change', ({ target }) => heard.note([...(target?.files ?? [])], [], performance.now()));
  return { ...heard, carried: () => carried };
}
