import { afterEach, describe, expect, it } from 'vitest';
import { SatchelError } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import { notTaken } from '../../shared/message.ts';
import {
  line,
  openPostRoom,
  type PostOptions,
  type PostRoom,
  receiver,
  sender,
  shop,
} from './support/postRoom.ts';

let room: PostRoom;
const open = async (options?: PostOptions) => {
  room = await openPostRoom(options);
  return room;
};
afterEach(() => room.close());
const states = async () => (await room.service().list(undefined)).map((row) => row.state);

describe('prepare', () => {
  it('says what would be sent, and sends nothing', async () => {
    await open();
    const ids = await room.files(2);
    const prepared = await room.prepare('Hello', ids);
    expect(prepared).toMatchObject({
      from: sender,
      to: receiver,
      files: 2,
      totalBytes: 12,
      warnings: [],
      linksUntilAt: null,
      billed: true,
      failed: [],
    });
    expect(prepared.token).not.toBeNull();
    expect(room.asked()).toBe(0);
    expect(await states()).toEqual([]);
  });

  it.each([
    ['a sender', { from: 'please call me back' }, 'sender'],
    ['a receiver', { to: '12' }, 'receiver'],
    ['the country of a number', { to: '5550188' }, 'receiver'],
    ['one meaning of a number', { to: '12125550188' }, 'receiver'],
    ['a number that its provider reaches', { to: 'whatsapp:+12125550188' }, 'receiver'],
    ['anything to send', { text: '  ' }, 'nothing-to-send'],
    ['a text that fits', { text: 'x'.repeat(9_000) }, 'text-too-long'],
  ])('wants %s', async (_, change, detail) => {
    await open();
    const asked = { accountId: line, from: sender, to: receiver, text: 'Hello', mediaIds: [] };
    const prepared = room.service().prepare({ ...asked, ...change });
    await expect(prepared).rejects.toMatchObject({ failure: { kind: 'invalid-input', detail } });
  });

  it('writes numbers as the provider wants them, and says that no plan has one', async () => {
    await open();
    const ask = (to: string) =>
      room.service().prepare({
        accountId: line,
        from: '+1 (646) 555-0145',
        to,
        text: 'Hello',
        mediaIds: [],
      });
    expect(await ask('+44 (0)20 7946 0018')).toMatchObject({
      from: '+16465550145',
      to: '+442079460018',
      warnings: [],
    });
    expect(await ask('+1 555 010 0199')).toMatchObject({
      to: '+15550100199',
      warnings: ['unplanned-number'],
    });
  });

  it('names what has no link that works for everyone, and gives no token', async () => {
    await open({ sandbox: { protected: true } });
    const [fine] = await room.files(1);
    const { provider, session } = await room.sessionOf(line);
    const page = await provider.list(session, null, new AbortController().signal);
    const [own] = room.table().upsert(line, page.items.slice(0, 1), room.clock.now()).ids;
    const gone = 9_999 as MediaId;
    const asked = [fine, own, gone].flatMap((id) => id ?? []);
    const prepared = await room.prepare('Hello', asked);
    expect(prepared.token).toBeNull();
    expect(prepared.failed).toEqual([
      { mediaId: gone, failure: { kind: 'not-found' } },
      { mediaId: own, failure: { kind: 'forbidden', detail: 'link-protected', said: null } },
    ]);
  });

  it('keeps practice and reality apart', async () => {
    await open();
    const ids = await room.files(1);
    room.state.practice.add(shop);
    const { token, failed } = await room.prepare('Hello', ids);
    expect(token).toBeNull();
    expect(failed[0]?.failure).toEqual({ kind: 'invalid-input', detail: 'practice' });
  });

  it('warns of many files, of a great many bytes and of sizes that nobody knows', async () => {
    await open();
    const ids = await room.files(9);
    room.database().exec(`UPDATE media SET size_bytes = 200000`);
    expect((await room.prepare('Hello', ids)).warnings).toEqual(['many-files', 'large']);
    room.database().exec(`UPDATE media SET size_bytes = NULL WHERE id = ${ids[0]}`);
    const unknown = await room.prepare('Hello', ids.slice(0, 1));
    expect([unknown.warnings, unknown.totalBytes]).toEqual([['unknown-size'], null]);
    room.database().exec(`UPDATE media SET size_bytes = 2000000`);
    await expect(room.prepare('Hello', ids)).rejects.toMatchObject({
      failure: { kind: 'file-rejected', rule: 'too-large' },
    });
  });
});

describe('fit', () => {
  it('is stopped by its key while the items are fetched, and by nothing else', async () => {
    await open();
    const ids = await room.files(2);
    room.database().exec(`UPDATE media SET size_bytes = 4000000`);
    const fetching = new Promise<void>((begun) => {
      room.state.download = (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new SatchelError({ kind: 'cancelled' })));
          begun();
        });
    });
    const fitted = room.service().fit({ key: 'mine', accountId: line, mediaIds: ids });
    const judged = expect(fitted).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    await fetching;
    await room.service().stopFit({ key: 'another' });
    const again = room.service().fit({ key: 'mine', accountId: line, mediaIds: ids });
    await expect(again).rejects.toMatchObject({ failure: { detail: 'token' } });
    await room.service().stopFit({ key: 'mine' });
    await judged;
  });
});

describe('send', () => {
  it('remembers what it carried, to be written once more', async () => {
    await open();
    const ids = await room.files(2);
    expect((await room.send('Hello', ids)).mediaIds).toEqual(ids);
    const [final] = await room.settled();
    expect(final?.mediaIds).toEqual(ids);
    await room.restart();
    expect((await room.service().list(undefined))[0]?.mediaIds).toEqual(ids);
    // As written by a Satchel that did not keep them.
    room
      .database()
      .exec(`UPDATE outgoing_messages SET message = json_remove(message, '$.mediaIds')`);
    expect(await room.service().list(undefined)).toMatchObject([{ mediaIds: [], mediaCount: 2 }]);
  });

  it('sends exactly what was prepared, follows it to its end, and brings its media', async () => {
    await open();
    const ids = await room.files(2);
    const row = await room.send('Hello', ids);
    expect(row).toMatchObject({ state: 'sending', mediaCount: 2, accountId: line });
    const [final] = await room.settled();
    expect(final).toMatchObject({ id: row.id, state: 'delivered', failure: null });
    const [sent, ...more] = room.ledger('Hello');
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ from: sender, to: receiver, sid: final?.messageRef });
    expect(sent?.sha256s.length).toBe(2);
    expect(new Set(room.state.news)).toEqual(new Set([line]));
    expect(room.state.emitted.at(-1)).toEqual(final);
    expect(await room.service().senders({ accountId: line })).toEqual([sender]);
  });

  it('takes a token once, and only one that it gave', async () => {
    await open();
    const { token } = await room.prepare('Hello');
    if (token === null) throw new Error('no token');
    const refused = { failure: { kind: 'invalid-input', detail: 'token' } };
    await expect(room.service().send({ token: 'made up' })).rejects.toMatchObject(refused);
    await room.service().send({ token });
    await expect(room.service().send({ token })).rejects.toMatchObject(refused);
    await room.settled();
    expect(room.ledger('Hello').length).toBe(1);
  });

  it.each([
    ['0190', 'undelivered'],
    ['0191', 'failed'],
  ])('tells of a message to …%s that it is %s', async (digits, status) => {
    await open();
    await room.send('Hello', [], `+1212555${digits}`);
    const [row] = await room.settled();
    expect(row).toMatchObject({ state: 'failed', providerStatus: status });
    expect(row?.messageRef).not.toBeNull();
  });

  it('tells what a provider refused at once, with its code', async () => {
    await open();
    await room.send('Hello', [], '+12125550192');
    const [row] = await room.settled();
    expect(row).toMatchObject({
      state: 'failed',
      messageRef: null,
      failure: { kind: 'provider-refused', code: '21211' },
    });
    expect(room.ledger('Hello')).toEqual([]);
  });

  it('waits when it was asked too often, and sends once', async () => {
    await open();
    const headers = { 'retry-after': '2' };
    const body = { code: 20429, message: 'Too Many Requests', more_info: '', status: 429 };
    const fault = { kind: 'answer', route: 'send', status: 429, headers, body, times: 2 } as const;
    room.sandbox.faults.arm(fault);
    await room.send('Hello');
    await room.settled();
    expect(await states()).toEqual(['delivered']);
    expect(room.asked()).toBe(3);
    expect(room.ledger('Hello').length).toBe(1);
  });

  it('fails before anything left when the provider cannot be reached', async () => {
    await open();
    room.state.locked = { kind: 'keychain-unavailable', cause: 'locked' };
    const { token } = await room.prepare('Hello');
    await room.service().send({ token: token ?? '' });
    const [row] = await room.settled();
    expect(row).toMatchObject({ state: 'failed', failure: { kind: 'keychain-unavailable' } });
    expect(room.asked()).toBe(0);
  });
});

describe('what became of it', () => {
  it('does not send what the provider does not have, and says so', async () => {
    await open();
    room.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'received' });
    await room.send('Hello');
    const [row] = await room.settled();
    expect(row).toMatchObject({ state: 'failed', messageRef: null, failure: notTaken });
    expect([room.asked(), room.ledger('Hello').length]).toEqual([1, 0]);
  });

  it('concludes nothing while it cannot ask', async () => {
    await open();
    room.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored' });
    room.sandbox.faults.arm({ kind: 'answer', route: 'messages', status: 500, times: 6 });
    await room.send('Hello');
    await room.settled();
    expect(await states()).toEqual(['delivered']);
    expect(room.ledger('Hello').length).toBe(1);
    const lists = room.sandbox.requests().filter(({ route }) => route === 'messages');
    expect(lists.length).toBeGreaterThanOrEqual(7);
  });

  it('waits for a person when its credentials are refused, and goes on then', async () => {
    await open();
    room.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored' });
    // Once before it goes, and once to find out what became of it.
    room.sandbox.faults.arm({ kind: 'answer', route: 'messages', status: 401, times: 2 });
    await room.send('Hello');
    const refused = () =>
      room.sandbox.requests().filter(({ route, status }) => route === 'messages' && status === 401);
    await room.until(() => refused().length === 2);
    await new Promise<void>((resolve) => room.clock.after(30_000, resolve));
    expect(await states()).toEqual(['unsure']);
    room.service().resumeAccount(line);
    await room.settled();
    expect(await states()).toEqual(['delivered']);
  });

  it('takes no message for two', async () => {
    await open();
    await room.send('Hello');
    await room.until((rows) => rows.every((row) => row.messageRef !== null));
    room.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored', times: 2 });
    await room.send('Hello');
    await room.send('Hello');
    const rows = await room.settled();
    expect(rows.map((row) => row.state)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(new Set(rows.map((row) => row.messageRef)).size).toBe(3);
    expect(room.ledger('Hello').length).toBe(3);
  });
});
