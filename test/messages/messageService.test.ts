import { afterEach, describe, expect, it } from 'vitest';
import { SatchelError } from '../../shared/failure.ts';
import type { MediaId } from '../../shared/ids.ts';
import { notTaken } from '../../shared/message.ts';
import {
  line,
  type MessageRig,
  type MessageRigOptions,
  openMessageRig,
  receiver,
  sender,
  storage,
} from './support/messageRig.ts';

let rig: MessageRig;
const open = async (options?: MessageRigOptions) => {
  rig = await openMessageRig(options);
  return rig;
};
afterEach(() => rig.close());
const states = async () => (await rig.service().list(undefined)).map((row) => row.state);

describe('prepare', () => {
  it('says what would be sent, and sends nothing', async () => {
    await open();
    const ids = await rig.files(2);
    const prepared = await rig.prepare('Hello', ids);
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
    expect(rig.asked()).toBe(0);
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
    const prepared = rig.service().prepare({ ...asked, ...change });
    await expect(prepared).rejects.toMatchObject({ failure: { kind: 'invalid-input', detail } });
  });

  it('writes numbers as the provider wants them, and says that no plan has one', async () => {
    await open();
    const ask = (to: string) =>
      rig.service().prepare({
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
    const [fine] = await rig.files(1);
    const { provider, session } = await rig.sessionOf(line);
    const page = await provider.list(session, null, new AbortController().signal);
    const [own] = rig.table().upsert(line, page.items.slice(0, 1), rig.clock.now()).ids;
    const gone = 9_999 as MediaId;
    const asked = [fine, own, gone].flatMap((id) => id ?? []);
    const prepared = await rig.prepare('Hello', asked);
    expect(prepared.token).toBeNull();
    expect(prepared.failed).toEqual([
      { mediaId: gone, failure: { kind: 'not-found' } },
      { mediaId: own, failure: { kind: 'forbidden', detail: 'link-protected', said: null } },
    ]);
  });

  it('keeps practice and reality apart', async () => {
    await open();
    const ids = await rig.files(1);
    rig.state.practice.add(storage);
    const { token, failed } = await rig.prepare('Hello', ids);
    expect(token).toBeNull();
    expect(failed[0]?.failure).toEqual({ kind: 'invalid-input', detail: 'practice' });
  });

  it('warns of many files, of a great many bytes and of sizes that nobody knows', async () => {
    await open();
    const ids = await rig.files(9);
    rig.database().exec(`UPDATE media SET size_bytes = 200000`);
    expect((await rig.prepare('Hello', ids)).warnings).toEqual(['many-files', 'large']);
    rig.database().exec(`UPDATE media SET size_bytes = NULL WHERE id = ${ids[0]}`);
    const unknown = await rig.prepare('Hello', ids.slice(0, 1));
    expect([unknown.warnings, unknown.totalBytes]).toEqual([['unknown-size'], null]);
    rig.database().exec(`UPDATE media SET size_bytes = 2000000`);
    await expect(rig.prepare('Hello', ids)).rejects.toMatchObject({
      failure: { kind: 'file-rejected', rule: 'too-large' },
    });
  });
});

describe('fit', () => {
  it('is stopped by its key while the items are fetched, and by nothing else', async () => {
    await open();
    const ids = await rig.files(2);
    rig.database().exec(`UPDATE media SET size_bytes = 4000000`);
    const fetching = new Promise<void>((begun) => {
      rig.state.download = (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(new SatchelError({ kind: 'cancelled' })));
          begun();
        });
    });
    const fitted = rig.service().fit({ key: 'mine', accountId: line, mediaIds: ids });
    const judged = expect(fitted).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    await fetching;
    await rig.service().stopFit({ key: 'another' });
    const again = rig.service().fit({ key: 'mine', accountId: line, mediaIds: ids });
    await expect(again).rejects.toMatchObject({ failure: { detail: 'token' } });
    await rig.service().stopFit({ key: 'mine' });
    await judged;
  });
});

describe('send', () => {
  it('remembers what it carried, to be written once more', async () => {
    await open();
    const ids = await rig.files(2);
    expect((await rig.send('Hello', ids)).mediaIds).toEqual(ids);
    const [final] = await rig.settled();
    expect(final?.mediaIds).toEqual(ids);
    await rig.restart();
    expect((await rig.service().list(undefined))[0]?.mediaIds).toEqual(ids);
    // As written by a Satchel that did not keep them.
    rig
      .database()
      .exec(`UPDATE outgoing_messages SET message = json_remove(message, '$.mediaIds')`);
    expect(await rig.service().list(undefined)).toMatchObject([{ mediaIds: [], mediaCount: 2 }]);
  });

  it('sends exactly what was prepared, follows it to its end, and brings its media', async () => {
    await open();
    const ids = await rig.files(2);
    const row = await rig.send('Hello', ids);
    expect(row).toMatchObject({ state: 'sending', mediaCount: 2, accountId: line });
    const [final] = await rig.settled();
    expect(final).toMatchObject({ id: row.id, state: 'delivered', failure: null });
    const [sent, ...more] = rig.ledger('Hello');
    expect(more).toEqual([]);
    expect(sent).toMatchObject({ from: sender, to: receiver, sid: final?.messageRef });
    expect(sent?.sha256s.length).toBe(2);
    expect(new Set(rig.state.news)).toEqual(new Set([line]));
    expect(rig.state.emitted.at(-1)).toEqual(final);
    expect(await rig.service().senders({ accountId: line })).toEqual([sender]);
  });

  it('takes a token once, and only one that it gave', async () => {
    await open();
    const { token } = await rig.prepare('Hello');
    if (token === null) throw new Error('no token');
    const refused = { failure: { kind: 'invalid-input', detail: 'token' } };
    await expect(rig.service().send({ token: 'made up' })).rejects.toMatchObject(refused);
    await rig.service().send({ token });
    await expect(rig.service().send({ token })).rejects.toMatchObject(refused);
    await rig.settled();
    expect(rig.ledger('Hello').length).toBe(1);
  });

  it.each([
    ['0190', 'undelivered'],
    ['0191', 'failed'],
  ])('tells of a message to …%s that it is %s', async (digits, status) => {
    await open();
    await rig.send('Hello', [], `+1212555${digits}`);
    const [row] = await rig.settled();
    expect(row).toMatchObject({ state: 'failed', providerStatus: status });
    expect(row?.messageRef).not.toBeNull();
  });

  it('tells what a provider refused at once, with its code', async () => {
    await open();
    await rig.send('Hello', [], '+12125550192');
    const [row] = await rig.settled();
    expect(row).toMatchObject({
      state: 'failed',
      messageRef: null,
      failure: { kind: 'provider-refused', code: '21211' },
    });
    expect(rig.ledger('Hello')).toEqual([]);
  });

  it('waits when it was asked too often, and sends once', async () => {
    await open();
    const headers = { 'retry-after': '2' };
    const body = { code: 20429, message: 'Too Many Requests', more_info: '', status: 429 };
    const fault = { kind: 'answer', route: 'send', status: 429, headers, body, times: 2 } as const;
    rig.sandbox.faults.arm(fault);
    await rig.send('Hello');
    await rig.settled();
    expect(await states()).toEqual(['delivered']);
    expect(rig.asked()).toBe(3);
    expect(rig.ledger('Hello').length).toBe(1);
  });

  it('fails before anything left when the provider cannot be reached', async () => {
    await open();
    rig.state.locked = { kind: 'keychain-unavailable', cause: 'locked' };
    const { token } = await rig.prepare('Hello');
    await rig.service().send({ token: token ?? '' });
    const [row] = await rig.settled();
    expect(row).toMatchObject({ state: 'failed', failure: { kind: 'keychain-unavailable' } });
    expect(rig.asked()).toBe(0);
  });
});

describe('what became of it', () => {
  it('does not send what the provider does not have, and says so', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'received' });
    await rig.send('Hello');
    const [row] = await rig.settled();
    expect(row).toMatchObject({ state: 'failed', messageRef: null, failure: notTaken });
    expect([rig.asked(), rig.ledger('Hello').length]).toEqual([1, 0]);
  });

  it('concludes nothing while it cannot ask', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored' });
    rig.sandbox.faults.arm({ kind: 'answer', route: 'messages', status: 500, times: 6 });
    await rig.send('Hello');
    await rig.settled();
    expect(await states()).toEqual(['delivered']);
    expect(rig.ledger('Hello').length).toBe(1);
    const lists = rig.sandbox.requests().filter(({ route }) => route === 'messages');
    expect(lists.length).toBeGreaterThanOrEqual(7);
  });

  it('waits for a person when its credentials are refused, and goes on then', async () => {
    await open();
    rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored' });
    // Once before it goes, and once to find out what became of it.
    rig.sandbox.faults.arm({ kind: 'answer', route: 'messages', status: 401, times: 2 });
    await rig.send('Hello');
    const refused = () =>
      rig.sandbox.requests().filter(({ route, status }) => route === 'messages' && status === 401);
    await rig.until(() => refused().length === 2);
    await new Promise<void>((resolve) => rig.clock.after(30_000, resolve));
    expect(await states()).toEqual(['unsure']);
    rig.service().resumeAccount(line);
    await rig.settled();
    expect(await states()).toEqual(['delivered']);
  });

  it('takes no message for two', async () => {
    await open();
    await rig.send('Hello');
    await rig.until((rows) => rows.every((row) => row.messageRef !== null));
    rig.sandbox.faults.arm({ kind: 'reset', route: 'send', at: 'stored', times: 2 });
    await rig.send('Hello');
    await rig.send('Hello');
    const rows = await rig.settled();
    expect(rows.map((row) => row.state)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(new Set(rows.map((row) => row.messageRef)).size).toBe(3);
    expect(rig.ledger('Hello').length).toBe(3);
  });
});
