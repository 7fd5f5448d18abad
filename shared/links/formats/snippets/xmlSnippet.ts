import type { LinkWriter } from '../parts/linkWriter.ts';
import { escapeMarkup } from '../parts/markup.ts';
import { plainUrl } from '../parts/plainUrl.ts';
import { type SnippetProvider, senders } from './senders.ts';

const start = '<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n';

/**
 * What a web hook answers. A `Message` that carries media replies to the sender; where it carries none, the link goes as
 * text from one number to another.
 */
export function xmlSnippet(provider: SnippetProvider): LinkWriter {
  const { xml, mostMedia } = senders[provider];
  const { open, carriesMedia } = xml;
  const one = (url: string) => (carriesMedia ? `    <Media>${url}</Media>\n` : `    ${url}\n`);
  return {
    head: start,
    between: '\n',
    tail: '\n</Response>\n',
    linksAPiece: mostMedia,
    piece(links) {
      const urls = links.map(({ url }) => one(escapeMarkup(plainUrl(url)))).join('');
      return `  ${open}\n${urls}  </Message>`;
    },
  };
}
