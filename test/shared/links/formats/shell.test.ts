import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlWriter } from '../../../../shared/links/formats/curl.ts';
import { writeLinks } from '../../../../shared/links/formats/parts/linkWriter.ts';
import { plainUrl } from '../../../../shared/links/formats/parts/plainUrl.ts';
import { senders, snippetProviders } from '../../../../shared/links/formats/snippets/senders.ts';
import { snippetWriter } from '../../../../shared/links/formats/snippets/snippetWriter.ts';
import { hostileLinks, linkWith, manyHostileLinks } from './support/hostile.ts';

/** What a shell hands to each `curl` of a script: its words, as they come out of the shell's own reading. */
function wordsOf(script: string, env: Record<string, string> = {}): string[][] {
  const record = `curl() { printf '%s\\0' "$@"; printf '\\0'; }\n${script}\n`;
  const said = execFileSync('/bin/sh', ['-c', record], {
    encoding: 'utf8',
    env: { PATH: '', ...env },
  });
  return said
    .split('\0\0')
    .slice(0, -1)
    .map((words) => words.split('\0'));
}

it('gives a shell just the name of a file and a link for each', () => {
  fc.assert(
    fc.property(hostileLinks, (links) => {
      const calls = wordsOf(writeLinks(curlWriter, links));
      expect(calls.map((words) => words.at(-1))).toEqual(links.map(({ url }) => plainUrl(url)));
      for (const words of calls) {
        expect(words).toHaveLength(7);
        // A file of the folder that one is in: no other folder, no option, nothing hidden.
        expect(words[5]).toMatch(/^(\.\/-|[^/\\.-])[^/\\]*$/u);
      }
    }),
    { numRuns: 60 },
  );
});

it('names files as they are called, in the folder where it is run', () => {
  const links = ['../../.profile', '-rf', '-', 'a "b".png', ' ', null].map((name) =>
    linkWith({ name }),
  );
  expect(wordsOf(writeLinks(curlWriter, links)).map((words) => words[5])).toEqual([
    '_profile',
    './-rf',
    './-',
    'a _b_.png',
    'one.png',
    'one.png',
  ]);
});

describe.each(snippetProviders)('the command that sends a message by %s', (provider) => {
  const sender = senders[provider];
  const env = Object.fromEntries(
    [sender.user, sender.password, sender.from, sender.to, 'SIGNALWIRE_SPACE'].map((name) => [
      name,
      `<${name} & "co">`.replaceAll(sender.body === 'json' ? '"' : '\0', ''),
    ]),
  );

  it('holds all links, as many to a message as it carries, and no secret', () => {
    fc.assert(
      fc.property(manyHostileLinks, (links) => {
        const script = writeLinks(snippetWriter(provider, 'curl'), links);
        const calls = wordsOf(script, env);
        expect(calls).toHaveLength(Math.ceil(links.length / sender.mostMedia));
        const sent = calls.flatMap((words) => {
          expect(words[0]).toBe(
            sender.address
              .map((part) => (typeof part === 'string' ? part : (env[part.variable] ?? '')))
              .join(''),
          );
          expect(words.slice(1, 3)).toEqual([
            '--user',
            `${env[sender.user]}:${env[sender.password]}`,
          ]);
          if (sender.body === 'json') {
            const body = JSON.parse(words.at(-1) ?? '') as Record<string, unknown>;
            expect(body).toMatchObject({
              src: env[sender.from],
              dst: env[sender.to],
              type: 'mms',
            });
            return body['media_urls'] as string[];
          }
          const fields = words.slice(3).filter((_, at) => at % 2 === 1);
          expect(fields.slice(0, 2)).toEqual([`From=${env[sender.from]}`, `To=${env[sender.to]}`]);
          return fields.slice(2).map((field) => field.replace(/^MediaUrl=/, ''));
        });
        expect(sent).toEqual(links.map(({ url }) => plainUrl(url)));
      }),
      { numRuns: 30 },
    );
  });
});
