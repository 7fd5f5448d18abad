/** What was in the way in something that was pasted. */
export type LeftOut = 'invisible' | 'spaces' | 'lookalikes' | 'quotes' | 'label' | 'address';

export interface Tidied {
  readonly value: string;
  /** Each kind once, in the order in which it was found; never the characters themselves. */
  readonly left: readonly LeftOut[];
}

/** Marks of direction, of joining and of order, controls, and letters that are drawn as nothing. */
const invisible =
  /\p{Cf}|\u034f|[\u115f\u1160\u3164\uffa0]|[\u17b4\u17b5]|[\u180b-\u180f]|[\ufe00-\ufe0f]|(?!\s)\p{Cc}/gu;
const spaces = /\s+/g;
const quote =
  '["\'`\\u00b4\\u2018-\\u201f\\u2039\\u203a\\u00ab\\u00bb\\u300c-\\u300f\\u301d-\\u301f<>]';
const quotes = new RegExp(`^${quote}+|${quote}+[,;]*$|[,;]+$`, 'gu');
/** What consoles, settings files and headers write before a value; only with a mark after it, or as a scheme. */
const words = [
  'authorization|auth(?:entication)?|account|api|access|project|space|service|conversations?|messaging',
  'secret|token|key|sid|id|url|password|user(?:name)?|your|export|set|let|const',
].join('|');
/** Some words are two others together, so that without a limit a long row of them could be read in endless ways. */
const mostWords = 8;
const known = `(?:${words})[\\s_.-]*`;
/** Whose it is, as settings and pages put it in front. */
const whose = '(?:[a-z]{2,20}[\\s_.-]+)?';
const label = new RegExp(
  `^(?:${known}){0,2}${whose}(?:${known}){1,${mostWords}}${quote}?\\s*(?:[:=]|=>)\\s*(?=\\S)`,
  'iu',
);
/** What is longer is a page or a file that was pasted by mistake. */
const longest = 4_096;
const scheme = /^(?:bearer|token)\s+(?=\S)/i;

/**
 * A credential as a provider's console shows it, from what a person pasted: without what cannot be part of
 * one. `address` keeps the host alone of what may have been copied from the line of a browser. What is in order is
 * left as it is, and what was tidied stays as it is.
 */
export function tidyCredential(pasted: string, address = false): Tidied {
  if (pasted.length > longest) return { value: pasted, left: [] };
  const left = new Set<LeftOut>();
  const without = (kind: LeftOut, before: string, after: string) => {
    if (after !== before) left.add(kind);
    return after;
  };
  let value = pasted;
  for (let before: string | null = null; before !== value; ) {
    before = value;
    value = without('invisible', value, value.replace(invisible, ''));
    value = without('lookalikes', value, plain(value));
    value = without('spaces', value, value.trim());
    value = without('quotes', value, value.replace(quotes, ''));
    value = without('label', value, value.replace(label, '').replace(scheme, ''));
    if (address) value = without('address', value, hostOf(value));
    // Within it they may part a label from it, so that they go last.
    if (value === before) value = without('spaces', value, value.replace(spaces, ''));
  }
  return { value, left: [...left] };
}

/** Wide letters as East Asian keyboards write them, letters of mathematics and dashes, as plain ones. */
function plain(text: string): string {
  return text.replace(/[\p{Pd}\u2212]/gu, '-').replace(/[^\p{ASCII}\s]/gu, (letter) => {
    const folded = letter.normalize('NFKC');
    return /^[\x21-\x7e]$/.test(folded) ? folded : letter;
  });
}

/** Of what leads to a page of a host only that. */
function hostOf(text: string): string {
  const { host = text } =
    /^(?:[a-z]+:\/\/)?(?:[^/?#@\s]*@)?(?<host>[^/?#:@\s]+)(?::\d+)?(?:[/?#].*)?$/is.exec(text)
      ?.groups ?? {};
  return host.replace(/\.$/, '');
}

/** The same without what nobody sees, for a look at what may be more than one value. */
export function visible(text: string): string {
  return plain(text.replace(invisible, ''));
}
