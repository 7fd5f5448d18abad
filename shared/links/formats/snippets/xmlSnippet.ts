import type { LinkWriter } from '../parts/linkWriter.ts';
import { escapeMarkup } from '../parts/markup.ts';
import { plainUrl } from '../parts/plainUrl.ts';
import { type SnippetProvider, senders } from './senders.ts';

const start = '<?xml version="1.0" encoding="UTF-8"?>\n<Response>\n';

/**
 * What a web hook answers. Twilio's and SignalWire's `Message` carries media and replies to the sender. Plivo documents
 * no media in its own, only text from one number to another, so there the link goes as text (docs/providers.md).
 */
export function xmlSnippet(provider: SnippetProvider): LinkWriter {
  const carriesMedia = provider !== 'plivo';
  const one = (url: string) => (carriesMedia ? `    <Media>${url}</Media>\n` : `    ${url}\n`);
  const open = carriesMedia ? '<Message>' : '<Message src="PLIVO_FROM" dst="PLIVO_TO" type="sms">';
  return {
    head: start,
    between: '\n',
    tail: '\n</Response>\n',
    linksAPiece: senders[provider].mostMedia,
    piece(links) {
      const urls = links.map(({ url }) => one(escapeMarkup(plainUrl(url)))).join('');
      return `  ${open}\n${urls}  </Message>`;
    },
  };
}
