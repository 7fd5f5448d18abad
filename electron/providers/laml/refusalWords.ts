/** What the providers' codes mean for who reads them (providers.md 2.7, 3.7); the rest speak for themselves. */
const words: Readonly<Record<string, string>> = {
  '11751': 'The files are too large for one message.',
  '12300': 'A file is of a type that cannot be sent.',
  '20009':
    'The message is not finished yet. Try again when it has arrived or failed, which can take an hour.',
  '20403': 'The account is suspended.',
  '21211':
    'The number to send to does not exist or is not written in full, with + and the country code.',
  '21602': 'A message needs a text or a file.',
  '21603': 'A sender is missing.',
  '21606': 'The sender is not a number of this account that can send this message.',
  '21620': 'The link to a file cannot be used.',
  '21623': 'There are too many files for one message.',
  '30002': 'The account has no credit left, or is suspended.',
  '30003': 'The phone could not be reached: it is off or out of reach.',
  '30005': 'The number is unknown or no longer in use.',
  '63019': 'A file could not be fetched from its link.',
};

export function wordsFor(code: string | null): string | null {
  return code !== null && Object.hasOwn(words, code) ? (words[code] ?? null) : null;
}
