import { createHeardFiles } from './heardFiles.ts';

/** The page's world has it, and this file runs in the preload alone; its types are not among Node's. */
interface Carried {
  readonly files: Iterable<File>;
  getData(type: string): string;
}
interface Heard {
  readonly isTrusted: boolean;
  readonly dataTransfer?: Carried | null;
  readonly clipboardData?: Carried | null;
  readonly target?: { readonly files?: Iterable<File> | null } | null;
}
declare function addEventListener(
  type: string,
  listener: (event: Heard) => void,
  capture: true,
): void;

/** A link is one line of no more than this. */
const longestLink = 4_096;

/** The one address that a text is, as the window would write it. */
function linksIn(text: string): string[] {
  const lines = text.slice(0, 4 * longestLink).split(/\r?\n/);
  const [first] = lines.map((line) => line.trim()).filter((line) => !/^(#|$)/.test(line));
  if (first === undefined || !/^https?:\/\//i.test(first)) return [];
  try {
    return [new URL(first).href];
  } catch {
    return [];
  }
}

/**
 * Hears what a person lets go over the window, pastes or chooses in a file field. Only what the
 * browser itself tells counts, and it is heard before any script of the page.
 */
export function hearDrops() {
  const heard = createHeardFiles<File>();
  /** What is dragged from the window itself was put there by the page. */
  let ours = false;

  const note = (data: Carried | null | undefined) => {
    if (!data) return;
    const links = [data.getData('text/uri-list'), data.getData('text/plain')].flatMap(linksIn);
    heard.note([...data.files], links, performance.now());
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
    if (!ours) note(dataTransfer);
  });
  hear('paste', ({ clipboardData }) => note(clipboardData));
  hear('change', ({ target }) => heard.note([...(target?.files ?? [])], [], performance.now()));
  return heard;
}
