import type { LinkWriter } from '../parts/linkWriter.ts';
import { plainUrl } from '../parts/plainUrl.ts';
import type { Sender } from './senders.ts';

/** A text in Python; of a link all letters are ASCII, for which JSON's escapes are Python's too. */
const text = (value: string) => JSON.stringify(value);

function addressText({ address }: Sender): string {
  return address
    .map((part) => (typeof part === 'string' ? text(part) : `os.environ["${part.variable}"]`))
    .join(' + ');
}

function bodyLines({ body, from, to }: Sender): string[] {
  const numbers = { from: `os.environ["${from}"]`, to: `os.environ["${to}"]` };
  if (body === 'json') {
    return [
      '    body = json.dumps({',
      `        "src": ${numbers.from},`,
      `        "dst": ${numbers.to},`,
      '        "type": "mms",',
      '        "text": "",',
      '        "media_urls": urls,',
      '    }).encode()',
      '    kind = "application/json"',
    ];
  }
  return [
    `    fields = [("From", ${numbers.from}), ("To", ${numbers.to})]`,
    '    fields += [("MediaUrl", url) for url in urls]',
    '    body = urllib.parse.urlencode(fields).encode()',
    '    kind = "application/x-www-form-urlencoded"',
  ];
}

/** A program that runs in Python 3 with nothing installed. */
export const pythonSnippet = (sender: Sender): LinkWriter => ({
  head: [
    'import base64',
    sender.body === 'json' ? 'import json' : null,
    'import os',
    sender.body === 'form' ? 'import urllib.parse' : null,
    'import urllib.request',
    '',
    '',
    'def send(urls):',
    `    address = ${addressText(sender)}`,
    `    pair = os.environ["${sender.user}"] + ":" + os.environ["${sender.password}"]`,
    ...bodyLines(sender),
    '    request = urllib.request.Request(address, data=body, headers={',
    '        "Authorization": "Basic " + base64.b64encode(pair.encode()).decode(),',
    '        "Content-Type": kind,',
    '    })',
    '    with urllib.request.urlopen(request) as answer:',
    '        print(answer.status, answer.read().decode())',
    '',
    '',
    '',
  ]
    .filter((line) => line !== null)
    .join('\n'),
  between: '\n',
  tail: '\n',
  linksAPiece: sender.mostMedia,
  piece(links) {
    const urls = links.map(({ url }) => `    ${text(plainUrl(url))},\n`).join('');
    return `send([\n${urls}])`;
  },
});
