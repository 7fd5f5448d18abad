import { utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { PostingDeps } from '../../electron/postings/postingService.ts';
import { jobId } from '../../shared/ids.ts';
import { chats, main, type openRemedyRig } from '../remedies/support/remedyRig.ts';
import { conversationCalled, peopleIn } from '../sandbox/hosts/twilioConversations/mcsWire.ts';
import { picture } from '../uploads/support/uploadRig.ts';
import { openPostingRig } from './support/postingRig.ts';

let rig: Awaited<ReturnType<typeof openRemedyRig>>;
afterEach(() => rig.close());

async function open(changed: Partial<PostingDeps> = {}) {
  const room = await openPostingRig(changed);
  rig = room.rig;
  return room;
}

const gif = (sizeBytes: number) => Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(sizeBytes)]);
const spent = { failure: { kind: 'invalid-input', detail: 'token' } };
const held = () => rig.sandbox.ledger('twilioConversations').filter((entry) => !entry.seeded);
const posts = () =>
  rig.sandbox.requests().filter(({ route }) => route === 'chat-send' || route === 'mcs-upload');
const names = (people: readonly { name: string | null; address: string | null }[]) =>
  people.map(({ name, address }) => name ?? address);

describe('files for a conversation', () => {
  it('are shown with all who receive them, and sent once that is confirmed, once', async () => {
    const { postings, called, counted, uploads, intake } = await open();
    const token = await counted(rig.file('a.png', picture(1)), rig.file('b.gif', gif(6_000_000)));
    const target = await called('lamp');
    const asked = { token, accountId: chats, target };
    const prepared = await postings.prepare(asked);
    expect(names(prepared.audience.people)).toEqual([
      ...['+15005550177', 'support-desk-1', '+15005550178', 'whatsapp:+447700900118'],
      'returns-team',
    ]);
    expect(prepared.files).toEqual([
      { name: 'a.png', sizeBytes: 2_000, contentType: 'image/png', unreached: [] },
      {
        ...{ name: 'b.gif', sizeBytes: 6_000_006, contentType: 'image/gif' },
        unreached: [{ channel: 'sms', people: 2, rule: 'type' }],
      },
    ]);
    expect(prepared.limits.map(({ channel }) => channel)).toEqual(['sms', 'whatsapp']);
    expect(await uploads.list(undefined)).toEqual([]);
    expect(posts()).toEqual([]);

    expect(await postings.confirm({ token: prepared.token })).toEqual({ refused: [] });
    const stored = await rig.settled();
    expect(stored).toMatchObject([
      { name: 'a.png', state: 'stored', target: { ...target, audience: { counts: { sms: 2 } } } },
      { name: 'b.gif', state: 'stored' },
    ]);
    expect(held().filter(({ attachedTo }) => attachedTo !== null)).toHaveLength(2);

    await expect(postings.confirm({ token: prepared.token })).rejects.toMatchObject(spent);
    await expect(postings.prepare(asked)).rejects.toMatchObject(spent);
    await expect(intake.add({ token, accountId: chats })).rejects.toMatchObject(spent);
    expect(held()).toHaveLength(2);
  });

  it('go to the place that was shown last, not to two', async () => {
    const { postings, called, counted } = await open();
    const token = await counted(rig.file('a.png', picture(1)));
    const where = { token, accountId: chats };
    const first = await postings.prepare({ ...where, target: await called('lamp') });
    const second = await postings.prepare({ ...where, target: await called('backpack') });
    await expect(postings.confirm({ token: first.token })).rejects.toMatchObject(spent);
    await postings.confirm({ token: second.token });
    const label = expect.stringContaining('backpack');
    expect(await rig.settled()).toMatchObject([{ state: 'stored', target: { label } }]);
    expect(posts()).toHaveLength(2);
  });

  it('are not sent after ten minutes, nor after they were given up', async () => {
    const { postings, called, counted } = await open();
    const target = await called('lamp');
    const ask = async (name: string) => {
      const token = await counted(rig.file(name, picture(1)));
      return (await postings.prepare({ token, accountId: chats, target })).token;
    };
    const given = await ask('a.png');
    await postings.forget({ token: given });
    await expect(postings.confirm({ token: given })).rejects.toMatchObject(spent);
    const old = await ask('b.png');
    await new Promise<void>((resolve) => rig.clock.after(600_001, resolve));
    await expect(postings.confirm({ token: old })).rejects.toMatchObject(spent);
    await expect(postings.confirm({ token: 'made-up' })).rejects.toMatchObject(spent);
    expect(posts()).toEqual([]);
  });

  it('are not sent while nobody can say who receives them', async () => {
    const { postings, called, counted } = await open();
    const target = await called('lamp');
    const token = await counted(rig.file('a.png', picture(1)));
    rig.sandbox.faults.arm({ kind: 'answer', route: 'chat-participants', status: 403, body: {} });
    const asked = { token, accountId: chats, target };
    await expect(postings.prepare(asked)).rejects.toMatchObject({ failure: { kind: 'forbidden' } });
    // Once it can be told, the same files are shown.
    expect((await postings.prepare(asked)).files).toHaveLength(1);
    expect(posts()).toEqual([]);
  });

  it('that became others after they were shown are not sent', async () => {
    const { postings, called, counted } = await open();
    const path = rig.file('a.png', picture(1));
    const token = await counted(path);
    const target = await called('lamp');
    const prepared = await postings.prepare({ token, accountId: chats, target });
    writeFileSync(path, picture(2));
    utimesSync(path, 1_000, 2_000);
    await postings.confirm({ token: prepared.token });
    const [job] = await rig.settled();
    expect(job).toMatchObject({ state: 'failed', failure: { rule: 'changed' } });
    expect(posts()).toEqual([]);

    const again = await postings.review({ jobIds: [job?.id ?? jobId.parse('none')] });
    expect(again).toMatchObject({ accountId: chats, target, files: [{ sizeBytes: 2_000 }] });
    await postings.confirm({ token: again.token });
    expect(await rig.settled()).toMatchObject([{ state: 'stored' }]);
  });

  it('of which only some could be written down are sent but for those by the same token', async () => {
    const tries: number[] = [];
    const { postings, called, counted } = await open({
      async add(_account, files, _target, onAdded) {
        tries.push(files.length);
        if (tries.length > 1) return { batchId: 'b' as never };
        onAdded(2);
        throw new Error('the disk is full');
      },
    });
    const files = ['a.png', 'b.png', 'c.png'].map((name) => rig.file(name, picture(1)));
    const token = await counted(...files);
    const target = await called('lamp');
    const prepared = await postings.prepare({ token, accountId: chats, target });
    await expect(postings.confirm({ token: prepared.token })).rejects.toThrow('full');
    await postings.confirm({ token: prepared.token });
    expect(tries).toEqual([3, 1]);
  });

  it('are pictures to look at for as long as they are asked about', async () => {
    const { postings, called, counted } = await open();
    const { default: sharp } = await import('sharp');
    const blank = { width: 300, height: 200, channels: 3, background: '#a40' } as const;
    const png = await sharp({ create: blank }).png().toBuffer();
    const token = await counted(rig.file('a.png', png), rig.file('b.pdf', '%PDF-1.4'));
    const target = await called('lamp');
    const prepared = await postings.prepare({ token, accountId: chats, target });
    const { signal } = new AbortController();
    const shown = await postings.picture(prepared.token, 0, signal);
    expect([shown.width, shown.height]).toEqual([128, 85]);
    const absent = { failure: { kind: 'not-found' } };
    for (const place of [1, 2]) {
      const look = postings.picture(prepared.token, place, signal);
      await expect(look).rejects.toMatchObject(absent);
    }
    await postings.forget({ token: prepared.token });
    await expect(postings.picture(prepared.token, 0, signal)).rejects.toMatchObject(absent);
  });

  it('are not for accounts whose files are put nowhere', async () => {
    const { postings, called, counted } = await open();
    const token = await counted(rig.file('a.png', picture(1)));
    const work = postings.prepare({ token, accountId: main, target: await called('lamp') });
    await expect(work).rejects.toMatchObject({ failure: { detail: 'no-targets' } });
  });
});

it('a picture behind a link is fetched to be shown, and sent as it was', async () => {
  const { postings, called } = await open();
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.setHeader('content-type', 'image/png');
    response.end(picture(asked));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cat.png`;
  try {
    const target = await called('lamp');
    const prepared = await postings.prepareLink({ url, accountId: chats, target });
    expect(prepared.files).toMatchObject([{ name: 'cat.png', sizeBytes: 2_000 }]);
    expect(posts()).toEqual([]);
    await postings.confirm({ token: prepared.token });
    expect(await rig.settled()).toMatchObject([{ name: 'cat.png', state: 'stored' }]);
    expect(asked).toBe(1);
  } finally {
    server.close();
  }
});

describe('uploads that another account refused', () => {
  it('are shown and moved once, to those who were confirmed', async () => {
    const { postings, called, uploads } = await open();
    await rig.add(rig.file('a.pdf', `%PDF-1.4\n${'x'.repeat(70_000)}`));
    const [job] = await rig.settled();
    const jobIds = [job?.id ?? jobId.parse('none')];
    const target = await called('lamp');
    const ask = { jobIds, accountId: chats, target };
    const [first, second] = [await postings.prepareMove(ask), await postings.prepareMove(ask)];
    expect(first.files).toMatchObject([{ name: 'a.pdf', sizeBytes: 70_009 }]);
    expect(await uploads.list(undefined)).toMatchObject([{ state: 'failed' }]);
    expect(await postings.confirm({ token: first.token })).toEqual({ refused: [] });
    expect(await postings.confirm({ token: second.token })).toEqual({ refused: jobIds });
    expect(await rig.settled()).toMatchObject([{ state: 'stored', target }]);
    expect(held()).toHaveLength(1);
    await expect(postings.prepareMove(ask)).rejects.toMatchObject(spent);
  });
});

it('those who came since are shown before anything goes to them', async () => {
  const { postings, called, counted, uploads } = await open();
  const token = await counted(rig.file('a.png', picture(1)), rig.file('b.png', picture(2)));
  const target = await called('lamp');
  const prepared = await postings.prepare({ token, accountId: chats, target });
  const conversation = await conversationCalled(rig.sandbox, /lamp/i);
  await peopleIn(rig.sandbox, conversation).create({ identity: 'stranger' });
  await postings.confirm({ token: prepared.token });
  const jobs = await rig.settled();
  const failure = { kind: 'audience-changed' };
  expect(jobs).toMatchObject([{ failure }, { failure }]);
  expect(posts()).toEqual([]);

  const jobIds = jobs.map(({ id }) => id);
  const again = await postings.review({ jobIds });
  expect(again.jobIds).toEqual(jobIds);
  expect(names(again.audience.people)).toContain('stranger');
  await postings.confirm({ token: again.token });
  expect(await rig.settled()).toMatchObject([{ state: 'stored' }, { state: 'stored' }]);
  expect(held().filter(({ attachedTo }) => attachedTo !== null)).toHaveLength(2);
  await expect(postings.review({ jobIds })).rejects.toMatchObject(spent);
  expect(await uploads.list(undefined)).toHaveLength(2);
});
