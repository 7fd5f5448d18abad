/** What a document refers to, apart from sections. */
const withoutFences = (markdown: string) => markdown.replace(/^```[\s\S]*?^```/gm, '');
const withoutCode = (markdown: string) => withoutFences(markdown).replace(/`[^`\n]*`/g, '``');

/** The targets of its links that lead into the repository, with their anchors. */
export function linksIn(markdown: string): string[] {
  const text = withoutCode(markdown);
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)];
  const defined = [...text.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)];
  return [...inline, ...defined]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target));
}

/** Links by a name that no definition of the document explains, which GitHub shows as plain text. */
export function undefinedNames(markdown: string): string[] {
  const text = withoutCode(markdown);
  const known = new Set(
    [...text.matchAll(/^\[([^\]]+)\]:/gm)].map(([, name = '']) => name.toLowerCase()),
  );
  const used = [...text.matchAll(/\]\[([^\]\n]+)\]/g)].map(([, name = '']) => name.toLowerCase());
  return [...new Set(used)].filter((name) => !known.has(name));
}

const path =
  /(?<![\w./@~<-])(?:shared|electron|renderer|build|test|docs|\.ci|\.github)\/[\w./*<>{}$…-]*/g;
/** What stands for a name that a reader fills in. */
const open = /[*<>{}$…]/;

/** The files and folders of the repository that a document names, in words or in code. */
export function pathsIn(markdown: string): string[] {
  const found = [...markdown.matchAll(path)].map(([whole]) => whole.replace(/[.-]+$/, ''));
  const whole = found.map((name) => {
    const at = name.search(open);
    // As far as the name is sure: `test/<folder>/x.test.ts` names `test/`.
    return at === -1 ? name : name.slice(0, name.lastIndexOf('/', at) + 1);
  });
  return [...new Set(whole)].filter((name) => name !== '');
}

/** The scripts that a document has a reader run by `npm`. */
export function scriptsIn(markdown: string): string[] {
  const named = [
    ...markdown.matchAll(/\bnpm (?:run (?:--?[\w=-]+ )*([a-z][\w:-]*)|(start|test)\b)/g),
  ];
  return [...new Set(named.map(([, run, own]) => run ?? own ?? ''))];
}

/** The names of buttons, headings and settings that a document gives: what begins as they do, in italics. */
export function namesIn(markdown: string): string[] {
  const text = withoutCode(markdown).replaceAll(/\s+/g, ' ');
  const found = [...text.matchAll(/(?<![*\w])\*([A-Z][^*]{0,60}?)\*(?![*\w])/g)];
  return [...new Set(found.map(([, name = '']) => name))];
}

/** What stands where words are computed: a number, or the name of something. */
const computed = '(?:\\d[\\d,.]*|“?\\p{Lu}\\S*)';

/**
 * Whether a name is one of these words, in which “…” between spaces is computed. Of one that says of what it is after a
 * colon, as screen readers hear it, what stands before that.
 */
export function isOneOf(name: string, words: readonly string[]): boolean {
  const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [said = ''] = name.split(': ');
  return words.some((text) => {
    if (text === name || text === said) return true;
    const parts = text.split(/(?<=^| )…(?= |$)/);
    if (parts.length === 1 || !/\p{L}{3}/u.test(text)) return false;
    return new RegExp(`^${parts.map(escaped).join(computed)}$`, 'u').test(name);
  });
}
