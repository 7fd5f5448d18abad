/** A section of a document that a comment or another document refers to. */
export interface Citation {
  /** The document's path in `docs/`, without the folder: `providers.md`. */
  readonly document: string;
  readonly section: string;
  readonly line: number;
}

const section = String.raw`\d{1,2}(?:\.\d{1,2})*(?![\d%])`;
const joint = String.raw`(?:\s*(?:,|;|/|–)\s*|\s+(?:and|or|to)\s+)`;
const word = String.raw`(?:sections?\s+|§+\s*)?`;
const cited = new RegExp(
  String.raw`([a-z][a-z-]*\.md)['"\`)]*,?\s+${word}(${section}(?:${joint}${word}${section})*)`,
  'gi',
);
const nameless = new RegExp(
  String.raw`\(\s*${section}(?:${joint}${section})*\s*\)|(?:^|[^\w])(?:sections?|§+)\s*${section}`,
  'gi',
);

/** Comments are read over their line ends, so that a citation may be broken between two lines. */
const joined = (text: string) =>
  text.replace(
    /\n[ \t]*(?:\/\/+|\*(?!\/)|#(?!#)|>)?[ \t]*/g,
    (end) => `\n${' '.repeat(end.length - 1)}`,
  );

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

/** Every section that a text refers to by its document and number. */
export function citationsIn(text: string): Citation[] {
  const read = joined(text);
  return [...read.matchAll(cited)].flatMap(({ 1: document = '', 2: list = '', index }) =>
    [...list.matchAll(/\d+(?:\.\d+)*/g)].map(([found]) => ({
      document: document.toLowerCase(),
      section: found,
      line: lineAt(read, index),
    })),
  );
}

const comment = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g;

/** Numbers of sections in comments that do not say of which document; the lines where they stand. */
export function namelessIn(source: string): number[] {
  return [...source.matchAll(comment)].flatMap(({ 0: text, index }) => {
    // What follows a document's name belongs to that.
    const rest = text.replace(cited, (whole) => ' '.repeat(whole.length));
    return [...rest.matchAll(nameless)]
      .filter(([found]) => /\.\d|section|§/i.test(found))
      .map((found) => lineAt(source, index + found.index));
  });
}

const withoutFences = (markdown: string) =>
  markdown.replace(/^```[\s\S]*?^```/gm, (fence) => fence.replace(/[^\n]/g, ''));

/** The numbers that a document gives its headings. */
export function sectionsOf(markdown: string): Set<string> {
  const headings = withoutFences(markdown).matchAll(/^#{1,6} (\d+(?:\.\d+)*)\.?(?= |$)/gm);
  return new Set([...headings].map(([, number = '']) => number));
}

/** The names that GitHub gives to a document's headings. */
export function anchorsOf(markdown: string): Set<string> {
  const seen = new Map<string, number>();
  const names = [...withoutFences(markdown).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => {
    const name = title
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name}-${before}`;
  });
  return new Set(names);
}
