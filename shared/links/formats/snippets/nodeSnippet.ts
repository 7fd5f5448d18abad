import type { LinkWriter } from '../parts/linkWriter.ts';
import { plainUrl } from '../parts/plainUrl.ts';
import type { Sender } from './senders.ts';

/** A text in JavaScript: JSON is a part of it since ES2019. */
const text = (value: string) => JSON.stringify(value);

function addressText({ address }: Sender): string {
  const parts = address.map((part) =>
    typeof part === 'string' ? part : `\${env.${part.variable}}`,
  );
  return `\`${parts.join('')}\``;
}

function bodyLines({ body, from, to }: Sender): string[] {
  if (body === 'json') {
    return [
      "      'Content-Type': 'application/json',",
      '    },',
      `    body: JSON.stringify({ src: env.${from}, dst: env.${to}, type: 'mms', text: '', media_urls: urls }),`,
    ];
  }
  return [
    '    },',
    '    body: new URLSearchParams([',
    `      ['From', env.${from}],`,
    `      ['To', env.${to}],`,
    "      ...urls.map((url) => ['MediaUrl', url]),",
    '    ]),',
  ];
}

/** A module that runs in Node 18 and later with nothing installed: `node send.mjs`. */
export const nodeSnippet = (sender: Sender): LinkWriter => ({
  head: [
    "import { env } from 'node:process';",
    '',
    'async function send(urls) {',
    `  const answer = await fetch(${addressText(sender)}, {`,
    "    method: 'POST',",
    '    headers: {',
    `      Authorization: \`Basic \${btoa(\`\${env.${sender.user}}:\${env.${sender.password}}\`)}\`,`,
    ...bodyLines(sender),
    '  });',
    '  console.log(answer.status, await answer.text());',
    '}',
    '',
    '',
  ].join('\n'),
  between: '\n',
  tail: '\n',
  linksAPiece: sender.mostMedia,
  piece(links) {
    const urls = links.map(({ url }) => `  ${text(plainUrl(url))},\n`).join('');
    return `await send([\n${urls}]);`;
  },
});
