/** Words of SQL after which a table is named; in capitals, as all SQL here is written. */
const naming = String.raw`(?:FROM|JOIN|INTO|UPDATE|TABLE(?: IF (?:NOT )?EXISTS)?|REFERENCES|ON(?= \w+ \())`;
const named = new RegExp(String.raw`\b${naming}\s+(?:["[]\s*)?([a-z_]\w*|\$\{)`, 'g');
/** What follows a comma after FROM is a table as well. */
const listed = /\bFROM\s+[a-z_]\w*(?:\s+(?:AS\s+)?[a-z]\w*)?\s*,\s*([a-z_]\w*|\$\{)/g;
const strings = /`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/gs;

/**
 * Names of tables in the SQL of a source text without comments; `${` stands for one that is put in, which
 * nobody could look for.
 */
export function tablesNamedIn(source: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [text] of source.matchAll(strings)) {
    for (const pattern of [named, listed]) {
      for (const match of text.matchAll(pattern)) if (match[1] !== undefined) found.add(match[1]);
    }
  }
  return found;
}
