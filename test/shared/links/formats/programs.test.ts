import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LinkFacts } from '../../../../shared/links/formats/parts/linkFacts.ts';
import { writeLinks } from '../../../../shared/links/formats/parts/linkWriter.ts';
import { plainUrl } from '../../../../shared/links/formats/parts/plainUrl.ts';
import { senders, snippetProviders } from '../../../../shared/links/formats/snippets/senders.ts';
import { snippetWriter } from '../../../../shared/links/formats/snippets/snippetWriter.ts';
import { manyHostileLinks } from './support/hostile.ts';

const run = promisify(execFile);
const hasPython = spawnSync('python3', ['-c', 'pass']).status === 0;

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const heard: Heard[] = [];
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { method, url, headers } = request;
    heard.push({ method, url, headers, body: Buffer.concat(parts).toString() });
    response.writeHead(201).end('{}');
  });
});
let folder = '';
let origin = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'satchel-snippets-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  heard.length = 0;
});

/** Links of every hostile sort, more than one message carries. */
const links: readonly LinkFacts[] = fc.sample(manyHostileLinks, { numRuns: 6, seed: 7 }).flat();
const urls = links.map(({ url }) => plainUrl(url));

const envOf = (provider: (typeof snippetProviders)[number]) => {
  const { user, password, from, to } = senders[provider];
  return {
    PATH: process.env['PATH'] ?? '',
    PYENV_VERSION: process.env['PYENV_VERSION'] ?? '',
    [user]: 'AC1',
    [password]: 'tök en',
    [from]: '+15550001',
    [to]: '+15550002',
    SIGNALWIRE_SPACE: 'field',
  };
};

/** What arrived says what the provider documents, and all links in their order. */
function judge(provider: (typeof snippetProviders)[number], password: string): void {
  const { body, mostMedia } = senders[provider];
  expect(heard).toHaveLength(Math.ceil(links.length / mostMedia));
  const sent = heard.flatMap(({ method, url, headers, body: text }) => {
    expect(method).toBe('POST');
    expect(url).toBe(
      {
        plivo: '/api.plivo.com/v1/Account/AC1/Message/',
        twilio: '/api.twilio.com/2010-04-01/Accounts/AC1/Messages.json',
        signalwire: '/field.signalwire.com/api/laml/2010-04-01/Accounts/AC1/Messages.json',
      }[provider],
    );
    const pair = Buffer.from((headers.authorization ?? '').replace('Basic ', ''), 'base64');
    expect(pair.toString(password === 'latin1' ? 'latin1' : 'utf8')).toBe('AC1:tök en');
    if (body === 'json') {
      expect(headers['content-type']).toBe('application/json');
      const told = JSON.parse(text) as Record<string, unknown>;
      expect(told).toMatchObject({ src: '+15550001', dst: '+15550002', type: 'mms' });
      return told['media_urls'] as string[];
    }
    expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    const form = new URLSearchParams(text);
    expect([form.get('From'), form.get('To')]).toEqual(['+15550001', '+15550002']);
    return form.getAll('MediaUrl');
  });
  expect(sent).toEqual(urls);
}

describe.each(snippetProviders)('a program that sends messages by %s', (provider) => {
  it('runs in Node and sends them', async () => {
    const program = join(folder, `${provider}.mjs`);
    await writeFile(program, writeLinks(snippetWriter(provider, 'node'), links));
    const elsewhere = join(folder, 'elsewhere.mjs');
    await writeFile(
      elsewhere,
      `const real = fetch;
       globalThis.fetch = (url, options) => real(url.replace('https:/', '${origin}'), options);`,
    );
    const args = ['--import', elsewhere, program];
    const { stdout } = await run(process.execPath, args, { env: envOf(provider) });
    expect(stdout.split('\n').filter((line) => line === '201 {}')).toHaveLength(heard.length);
    judge(provider, 'latin1');
  });

  it.runIf(hasPython)('runs in Python and sends them', async () => {
    const program = join(folder, `${provider}.py`);
    await writeFile(program, writeLinks(snippetWriter(provider, 'python'), links));
    const elsewhere = [
      'import runpy, sys, urllib.request as u',
      'real = u.urlopen',
      'def there(request):',
      `    request.full_url = request.full_url.replace("https:/", "${origin}")`,
      '    return real(request)',
      'u.urlopen = there',
      'runpy.run_path(sys.argv[1])',
    ].join('\n');
    await run('python3', ['-c', elsewhere, program], { env: envOf(provider) });
    judge(provider, 'utf8');
  });

  it('answers a web hook in XML that holds just these links', () => {
    fc.assert(
      fc.property(manyHostileLinks, (some) => {
        const errors: string[] = [];
        const reader = new DOMParser({ onError: (_level, message) => errors.push(message) });
        const text = writeLinks(snippetWriter(provider, 'xml'), some);
        const root = reader.parseFromString(text, 'text/xml').documentElement;
        expect(errors).toEqual([]);
        const inner = provider === 'plivo' ? 'Message' : 'Media';
        const told = [...(root?.getElementsByTagName(inner) ?? [])].flatMap((element) =>
          (element.textContent ?? '').split(/\s+/).filter((word) => word !== ''),
        );
        expect(told).toEqual(some.map(({ url }) => plainUrl(url)));
        const messages = [...(root?.getElementsByTagName('Message') ?? [])];
        expect(messages).toHaveLength(Math.ceil(some.length / senders[provider].mostMedia));
        expect(messages.every(({ parentNode }) => parentNode === root)).toBe(true);
      }),
    );
  });
});
