export interface Banned {
  readonly phrase: string;
  readonly better: string;
}

/** The phrases of the table “Words that don’t come back”, each with what to write instead. */
export function bannedIn(voice: string): Banned[] {
  const section = voice
    .split(/^## /m)
    .find((part) => part.startsWith('Words that don’t come back'));
  const rows = [...(section ?? '').matchAll(/^\| (.+?) \| (.+?) \|$/gm)].slice(2);
  return rows.flatMap(([, phrases = '', better = '']) =>
    phrases.split(', ').map((phrase) => ({ phrase, better })),
  );
}

/** The words of a file of TypeScript: its literals with “…” for what is computed, and not its comments. */
export function literalsIn(source: string): string[] {
  const found: string[] = [];
  /** Reads on from `at` to the end of a template’s hole, or of the file; answers where that is. */
  function code(at: number, inHole: boolean): number {
    let depth = 0;
    let from = at;
    while (from < source.length) {
      const char = source.charAt(from);
      const next = source.charAt(from + 1);
      if (char === '/' && (next === '/' || next === '*')) {
        const end = source.indexOf(next === '/' ? '\n' : '*/', from);
        from = end < 0 ? source.length : end + (next === '/' ? 1 : 2);
      } else if (char === "'" || char === '"') from = quoted(from + 1, char);
      else if (char === '`') from = template(from + 1);
      else {
        if (char === '{') depth += 1;
        if (char === '}') depth -= 1;
        from += 1;
        if (inHole && depth < 0) return from;
      }
    }
    return from;
  }
  function quoted(at: number, quote: string): number {
    let end = at;
    while (end < source.length && source.charAt(end) !== quote && source.charAt(end) !== '\n') {
      end += source.charAt(end) === '\\' ? 2 : 1;
    }
    found.push(source.slice(at, end));
    return end + 1;
  }
  function template(at: number): number {
    let text = '';
    let from = at;
    while (from < source.length && source.charAt(from) !== '`') {
      if (source.startsWith('${', from)) {
        text += '…';
        from = code(from + 2, true);
      } else {
        text += source.charAt(from);
        from += 1;
      }
    }
    found.push(text);
    return from + 1;
  }
  code(0, false);
  return found;
}

/** Whether people could read it: a sentence, or one word that begins as one does. */
export function isProse(text: string): boolean {
  return /[a-z] [a-z]/i.test(text) || /^[A-Z][a-z]+…?$/.test(text);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What is wrong with a text, and what to write instead. */
export function faultsIn(text: string, banned: readonly Banned[]): string[] {
  return banned
    .filter(({ phrase }) => new RegExp(`(?<![\\w’-])${escaped(phrase)}(?![\\w’-])`, 'i').test(text))
    .map(({ phrase, better }) => `“${text}” says “${phrase}”; write: ${better}`);
}

const marks: readonly (readonly [RegExp, string])[] = [
  [/[a-z]'[a-z]/i, 'a curly apostrophe ’'],
  [/"/, 'curly quotes “ ”'],
  [/; /, 'two sentences, without a semicolon'],
  [/\w!(\s|$)/, 'no exclamation mark'],
  [/\.\.\./, 'one character: …'],
  [/ - /, 'an en dash: –'],
  [/[a-z]\(s\)/i, 'a plural of its own'],
  [/\b(colour|behaviour|favourite|organise|recognise|centre)\b/i, 'American spelling'],
];

/** What is wrong with the punctuation of a text of the window. */
export function marksIn(text: string): string[] {
  return marks
    .filter(([pattern]) => pattern.test(text))
    .map(([, better]) => `“${text}” wants ${better}`);
}
