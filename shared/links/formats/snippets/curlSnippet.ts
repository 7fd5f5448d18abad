import type { LinkWriter } from '../parts/linkWriter.ts';
import { plainUrl } from '../parts/plainUrl.ts';
import { shellWord } from '../parts/shellWord.ts';
import type { Sender } from './senders.ts';

/** What a variable holds, as a part of a word. */
const held = (variable: string) => `"$${variable}"`;

function addressWord({ address }: Sender): string {
  return address
    .map((part) => (typeof part === 'string' ? shellWord(part) : held(part.variable)))
    .join('');
}

function fieldsOf(sender: Sender, urls: readonly string[]): string[] {
  const { from, to } = sender;
  if (sender.body === 'json') {
    const media = JSON.stringify(urls);
    const body = [
      shellWord('{"src":"'),
      held(from),
      shellWord('","dst":"'),
      held(to),
      shellWord(`","type":"mms","text":"","media_urls":${media}}`),
    ];
    return ["--header 'Content-Type: application/json'", `--data-raw ${body.join('')}`];
  }
  return [
    `--data-urlencode "From=$${from}"`,
    `--data-urlencode "To=$${to}"`,
    ...urls.map((url) => `--data-urlencode ${shellWord(`MediaUrl=${url}`)}`),
  ];
}

/** Commands of a POSIX shell, one a message. */
export const curlSnippet = (sender: Sender): LinkWriter => ({
  head: '',
  between: '\n\n',
  tail: '',
  linksAPiece: sender.mostMedia,
  piece(links) {
    const urls = links.map(({ url }) => plainUrl(url));
    return [
      `curl ${addressWord(sender)}`,
      `--user ${held(sender.user)}:${held(sender.password)}`,
      ...fieldsOf(sender, urls),
    ].join(' \\\n  ');
  },
});
