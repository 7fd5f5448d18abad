import type { LinkWriter } from '../parts/linkWriter.ts';
import { curlSnippet } from './curlSnippet.ts';
import { nodeSnippet } from './nodeSnippet.ts';
import { pythonSnippet } from './pythonSnippet.ts';
import { type SnippetLanguage, type SnippetProvider, senders } from './senders.ts';
import { xmlSnippet } from './xmlSnippet.ts';

/** A program, a command or an answer that sends the links as media: as many messages as they need. */
export function snippetWriter(provider: SnippetProvider, language: SnippetLanguage): LinkWriter {
  const sender = senders[provider];
  switch (language) {
    case 'curl':
      return curlSnippet(sender);
    case 'node':
      return nodeSnippet(sender);
    case 'python':
      return pythonSnippet(sender);
    case 'xml':
      return xmlSnippet(provider);
    default:
      return language satisfies never;
  }
}
