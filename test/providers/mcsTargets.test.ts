import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { systemClock } from '../../electron/base/clock.ts';
import { silentLog } from '../../electron/base/log.ts';
import { createSession } from '../../electron/providers/createSession.ts';
import { mcs } from '../../electron/providers/mcs/mcs.ts';
import type { Session } from '../../electron/providers/provider.ts';
import { signal } from './support.ts';

let server: Server | null = null;

afterEach(
  () => new Promise<void>((done) => (server === null ? done() : server.close(() => done()))),
);

/** Conversations without end for practical purposes, a hundred a page. */
async function sessionWith(pages: number): Promise<Session> {
  const running = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const page = Number(searchParams.get('PageToken') ?? 0);
    const conversations = Array.from({ length: 100 }, (_, index) => ({
      sid: `CH${page * 100 + index}`,
      friendly_name: `Order ${page * 100 + index}`,
      state: 'active',
    }));
    const next = page + 1 < pages ? `https://elsewhere.example/?PageToken=${page + 1}` : null;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ conversations, meta: { next_page_url: next } }));
  });
  server = running;
  await new Promise<void>((done) => running.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${(running.address() as AddressInfo).port}`;
  return createSession(
    mcs,
    {
      accountSid: `AC${'1'.repeat(32)}`,
      authToken: '2'.repeat(32),
      serviceSid: `IS${'3'.repeat(32)}`,
      region: 'us1',
    },
    { endpoints: { mcsUrl: base, conversationsUrl: base } },
    { clock: systemClock, log: silentLog },
  );
}

const search = (session: Session, text: string) =>
  mcs.upload?.targets?.list(session, text, signal());

it('shows as many targets as can be looked over, and says that there are more', async () => {
  const found = await search(await sessionWith(2), 'order');
  expect(found).toMatchObject({ more: true, searched: null });
  expect(found?.targets).toHaveLength(50);
});

it('ends a search after a thousand, and says so rather than that there are none', async () => {
  const session = await sessionWith(12);
  expect(await search(session, 'Order 1150')).toEqual({
    targets: [],
    more: false,
    searched: 1_000,
  });
  expect(await search(session, 'Order 999')).toMatchObject({
    targets: [{ label: 'Order 999' }],
    searched: 1_000,
  });
});

it('says nothing of the kind where all were looked through', async () => {
  const session = await sessionWith(10);
  expect(await search(session, 'Order 998')).toMatchObject({ more: false, searched: null });
});
