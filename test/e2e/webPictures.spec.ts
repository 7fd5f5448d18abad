import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { en } from '../../renderer/strings/en.ts';
import { explain } from '../../renderer/text/explain.ts';
import { invalidInput } from '../../shared/failures.ts';
import { phoneFilm } from '../films/phoneFilm.ts';
import { launchConnected, uploadRow } from './support/actions.ts';
import { copyInBrowser, putOnClipboard } from './support/clipboard.ts';
import { dropData } from './support/drop.ts';
import { pngBytes } from './support/files.ts';
import { expect, type Satchel, test } from './support/satchel.ts';

async function serve(listener: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers['user-agent']}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}

async function paste({ page }: Satchel): Promise<void> {
  await page.locator('body').press('Control+v');
}

const isStored = (satchel: Satchel, name: string) =>
  expect(uploadRow(satchel.page, name)).toHaveAttribute('data-state', 'stored');

test('a picture that is dragged out of a page is what is uploaded, not the page it leads to', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const picture = await pngBytes(7);
  const other = await pngBytes(8);
  const web = await serve((request, response) => {
    if (request.url === '/sea.png') {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(picture));
    } else if (request.url === '/full.png') response.end(other);
    else if (request.url === '/members.png') response.writeHead(403).end();
    else response.end('<!doctype html><meta property="og:image" content="/sea.png">');
  });
  try {
    await dropData(satchel, {
      'text/uri-list': `${web.base}/page`,
      'text/html': `<a href="/page"><img src="${web.base}/sea.png" alt="The sea"></a>`,
    });
    await isStored(satchel, 'sea.png');
    expect(web.asked).toEqual([expect.stringMatching(/^\/sea\.png Satchel\/\d+\.\d+\.\d+$/)]);

    await dropData(satchel, {
      'text/uri-list': `${web.base}/full.png`,
      'text/html': `<a href="/full.png"><img src="${web.base}/members.png"></a>`,
    });
    await isStored(satchel, 'full.png');

    await dropData(satchel, { 'text/uri-list': `${web.base}/page` });
    const said = satchel.page.getByText(
      explain(invalidInput('link-is-page'), { provider: en.shell.provider }).why,
    );
    await expect(said.first()).toBeVisible();

    await dropData(satchel, { 'text/plain': 'nothing to see here' });
    await expect(satchel.page.getByText(en.uploads.nothingDropped)).toBeVisible();
    expect(sandbox.ledger().filter(({ seeded }) => !seeded)).toHaveLength(2);
  } finally {
    web.close();
  }
});

test('several pictures of a page come together, and those that do not come are said', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const web = await serve(async (request, response) => {
    if (request.url === '/2.png') response.writeHead(404).end();
    else response.end(await pngBytes(request.url === '/1.png' ? 21 : 23));
  });
  try {
    const images = ['1.png', '2.png', '3.png'].map((name) => `<img src="${web.base}/${name}">`);
    await dropData(satchel, { 'text/html': `<p>Look: ${images.join(' ')}</p>` });
    // It is said before those that came are uploaded, and goes by itself.
    await expect(satchel.page.getByText(en.uploads.link.someFailed(1, 3))).toBeVisible();
    await isStored(satchel, '1.png');
    await isStored(satchel, '3.png');
  } finally {
    web.close();
  }
});

test('a film, a PDF and a text come by their links, and are judged like dropped files', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const files: Readonly<Record<string, readonly [string, Buffer]>> = {
    '/ride.mov': ['video/quicktime', phoneFilm({ located: false })],
    '/terms.pdf': ['application/pdf', Buffer.from('%PDF-1.4\n%%EOF\n')],
    '/hours.txt': ['text/plain', Buffer.from('Open daily\n')],
  };
  const held: (() => void)[] = [];
  const web = await serve((request, response) => {
    const [type, bytes] = files[request.url ?? ''] ?? ['text/plain', Buffer.alloc(0)];
    held.push(() => response.writeHead(200, { 'content-type': type }).end(bytes));
  });
  const fetching = satchel.page.getByText(en.uploads.link.fetching);
  try {
    for (const path of Object.keys(files)) {
      await dropData(satchel, { 'text/uri-list': `${web.base}${path}` });
      await expect(fetching).toBeVisible();
      await expect.poll(() => held.length).toBe(1);
      held.pop()?.();
      await expect(fetching).toBeHidden();
      await expect(uploadRow(satchel.page, path.slice(1))).toBeVisible();
    }
    await isStored(satchel, 'terms.pdf');
    await isStored(satchel, 'hours.txt');
    const film = uploadRow(satchel.page, 'ride.mov');
    await film.getByRole('button', { name: `${en.uploads.remedies.repack}: ride.mov` }).click();
    await isStored(satchel, 'ride.mp4');
    expect(sandbox.ledger().filter(({ seeded }) => !seeded)).toHaveLength(3);
  } finally {
    web.close();
  }
});

test('pictures that come whole are files: from a page, from a text, and copied in a browser', async ({
  launch,
  sandbox,
}) => {
  const satchel = await launchConnected(launch, sandbox);
  const { page } = satchel;
  const stored = () => sandbox.ledger().filter(({ seeded }) => !seeded);
  const dataUrl = (bytes: Buffer) => `data:image/jpeg;base64,${bytes.toString('base64')}`;

  const chart = await pngBytes(31);
  await dropData(satchel, { 'text/html': `<img alt="Chart" src="${dataUrl(chart)}">` });
  await isStored(satchel, 'Chart.png');

  await putOnClipboard(satchel, 'text/plain', Buffer.from(dataUrl(await pngBytes(32))));
  await paste(satchel);
  await expect.poll(() => stored().length).toBe(2);

  // Both are on the clipboard; one file comes of it, and nothing is fetched.
  await copyInBrowser(
    satchel,
    await pngBytes(33),
    '<img src="https://cdn.example/Blue%20sea.jpg">',
  );
  await paste(satchel);
  await isStored(satchel, 'Blue sea.png');
  expect(stored()).toHaveLength(3);
  expect(stored().map(({ contentType }) => contentType)).toEqual(Array(3).fill('image/png'));

  // Two within a second are two, by their names too.
  for (const seed of [34, 35]) {
    await putOnClipboard(satchel, 'image/png', await pngBytes(seed));
    await paste(satchel);
    await expect.poll(() => stored().length).toBe(seed - 30);
  }
  // Their lines come some time after what they tell has come about.
  const names = page
    .getByRole('region', { name: 'Uploads' })
    .getByRole('listitem')
    .locator('bdi[title^="pasted-"]');
  await expect(names).toHaveCount(3);
  const told = await names.evaluateAll((all) => all.map((name) => name.getAttribute('title')));
  expect(new Set(told).size).toBe(3);
});
