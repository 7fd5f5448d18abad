/** The languages whose dictionaries Satchel brings. */
export type SpellingLanguage = 'en-US' | 'en-GB';

const american = new Set(['us', 'ph', 'pr', 'vi', 'gu']);

/**
 * The dictionary for a person whose system prefers these languages (BCP 47), the first one above all; null where there
 * is none, since words of one language would all be wrong in another.
 */
export function spellingLanguage(preferred: readonly string[]): SpellingLanguage | null {
  const [language, ...parts] = (preferred[0] ?? '').toLowerCase().split(/[-_.@]/);
  if (language !== 'en') return null;
  const region = parts.find((part) => /^[a-z]{2}$/.test(part));
  return region === undefined || american.has(region) ? 'en-US' : 'en-GB';
}
