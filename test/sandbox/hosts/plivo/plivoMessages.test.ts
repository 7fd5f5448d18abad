import plivo from 'plivo';
import { afterEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../../electron/sandbox/startSandbox.ts';
import { ask, gif, upload, type WireObject } from '../../wire.ts';

let sandbox: Sandbox;
let at = Date.UTC(2026, 0, 5, 9, 14, 3);

afterEach(() => sandbox.close());

async function start(profile: 'seed' | 'observed' = 'seed') {
  at = Date.UTC(2026, 0, 5, 9, 14, 3);
  sandbox = await startSandbox({ items: 3, profile, now: () => at });
}

async function send(message: object): Promise<string> {
  const body = JSON.stringify({ src: '+15550100', dst: '+15550101', type: 'mms', ...message });
  const answer = await ask(sandbox, 'Message/', { method: 'POST', body });
  expect(answer.status).toBe(202);
  const { message_uuid } = (await answer.json()) as { message_uuid: string[] };
  return message_uuid[0] ?? '';
}

interface Listed {
  readonly meta: { readonly total_count: number; readonly next: string | null };
  readonly objects: readonly Record<string, string | number | null>[];
}

async function list(query: string): Promise<Listed> {
  return (await (await ask(sandbox, `Message/?${query}`)).json()) as Listed;
}

async function uploadOne(): Promise<WireObject> {
  const answer = await upload(sandbox, [{ name: 'a.gif', bytes: gif, type: 'image/gif' }]);
  const [object] = ((await answer.json()) as { objects: WireObject[] }).objects;
  if (object === undefined) throw new Error('nothing was stored');
  return object;
}

describe('the list of messages', () => {
  test.each([
    ['seed', '2026-01-05 09:14:03+00:00'],
    ['observed', '2026-01-05 14:44:03+05:30'],
  ] as const)('as %s', async (profile, time) => {
    await start(profile);
    const id = await send({ text: 'Hello', media_ids: [] });
    expect((await list('message_type=mms')).objects).toMatchObject([
      {
        message_uuid: id,
        message_type: 'mms',
        message_direction: 'outbound',
        message_state: 'queued',
        message_time: time,
        from_number: '+15550100',
        to_number: '+15550101',
        error_code: null,
      },
    ]);
  });

  test('is paged, the newest first', async () => {
    await start();
    const sent: string[] = [];
    for (let i = 0; i < 25; i += 1) {
      sent.unshift(await send({ text: `${i}` }));
      at += 1_000;
    }
    const first = await list('limit=20');
    expect(first.meta).toMatchObject({
      total_count: 25,
      next: expect.stringContaining('offset=20'),
    });
    const second = await list('limit=20&offset=20');
    const ids = [...first.objects, ...second.objects].map((object) => object['message_uuid']);
    expect(ids).toEqual(sent);
    expect(second.meta.next).toBeNull();
    expect((await ask(sandbox, 'Message/?limit=21')).status).toBe(400);
  });

  test('is filtered by type, direction, state and time', async () => {
    await start();
    const old = await send({ text: 'old' });
    at += 60_000;
    const sms = await send({ type: 'sms', text: 'new' });
    const only = async (query: string) =>
      (await list(query)).objects.map((object) => object['message_uuid']);
    expect(await only('message_type=mms')).toEqual([old]);
    expect(await only('message_type=sms')).toEqual([sms]);
    expect(await only('message_direction=inbound')).toEqual([]);
    expect(await only('message_state=delivered')).toEqual([old]);
    const minute = encodeURIComponent('2026-01-05 09:15:00');
    expect(await only(`message_time__gte=${minute}`)).toEqual([sms]);
    expect(await only(`message_time__lt=${minute}`)).toEqual([old]);
    expect((await ask(sandbox, 'Message/?message_time__gt=soon')).status).toBe(400);
  });

  test('is filtered by sender and receiver, with or without a plus, and by pool', async () => {
    await start();
    const pool = '0e3d6a52-1c7b-4f0e-9d35-6b1f2a9c8e41';
    const one = await send({ text: 'one' });
    const other = await send({ dst: '+15550102', text: 'other' });
    const pooled = await send({ src: undefined, powerpack_uuid: pool, text: 'pooled' });
    const only = async (query: string) =>
      (await list(query)).objects.map((object) => object['message_uuid']);
    expect(await only('to_number=15550102')).toEqual([other]);
    expect(await only('from_number=%2B15550100')).toEqual([other, one]);
    expect(await only(`powerpack_id=${pool}`)).toEqual([pooled]);
    expect((await list(`powerpack_id=${pool}`)).objects[0]).toMatchObject({ powerpack_id: pool });
  });

  test('tells of the last day, or of ninety at most', async () => {
    await start();
    const day = 86_400_000;
    const time = (days: number) =>
      encodeURIComponent(new Date(at - days * day).toISOString().slice(0, 19).replace('T', ' '));
    const old = await send({ text: 'old' });
    at += 2 * day;
    const young = await send({ text: 'young' });
    const only = async (query: string) =>
      (await list(query)).objects.map((object) => object['message_uuid']);
    expect(await only('')).toEqual([young]);
    expect(await only(`message_time__gte=${time(3)}`)).toEqual([young, old]);
    expect(await only(`message_time__lte=${time(1)}`)).toEqual([old]);
    expect((await ask(sandbox, `Message/?message_time__gte=${time(91)}`)).status).toBe(400);
    const range = `message_time__gt=${time(120)}&message_time__lt=${time(40)}`;
    expect((await ask(sandbox, `Message/?${range}`)).status).toBe(200);
    at += 89 * day;
    expect(await only(`message_time__gte=${time(90)}`)).toEqual([young]);
  });

  test('is given twenty times a minute', async () => {
    await start();
    const statuses = async (count: number) => {
      const answers = await Promise.all(
        Array.from({ length: count }, () => ask(sandbox, 'Message/?limit=1')),
      );
      return answers.map(({ status }) => status).filter((status) => status !== 200);
    };
    expect(await statuses(21)).toEqual([429]);
    at += 61_000;
    expect(await statuses(20)).toEqual([]);
    expect((await ask(sandbox, 'Media/')).status).toBe(200);
  });

  test('can be read by the official client', async () => {
    await start();
    const { baseUrl, authId, authToken } = sandbox.plivo;
    const options = { url: `${baseUrl}/Account/${authId}` } as object;
    const client = new plivo.Client(authId, authToken, options);
    const id = await send({ text: 'Hello' });
    const listed = (await client.messages.list({})) as unknown as { messageUuid: string }[];
    expect(listed.map(({ messageUuid }) => messageUuid)).toEqual([id]);
    expect(await client.messages.get(id)).toMatchObject({ messageUuid: id, toNumber: '+15550101' });
  });
});

test('a message is underway for some seconds, then delivered or not', async () => {
  await start();
  const { media_id } = await uploadOne();
  const well = await send({ media_ids: [media_id] });
  const dead = await send({ dst: '+15550199', text: 'Hello?' });
  const state = async (id: string) => {
    const answer = (await (await ask(sandbox, `Message/${id}/`)).json()) as Record<string, unknown>;
    return [answer['message_state'], answer['error_code']];
  };
  expect(await state(well)).toEqual(['queued', null]);
  at += 5_000;
  expect(await state(well)).toEqual(['delivered', null]);
  expect(await state(dead)).toEqual(['failed', '450']);
  expect((await ask(sandbox, 'Message/nobody/')).status).toBe(404);
});

test('media by its link is used as by its id, also that of another host', async () => {
  await start();
  const { media_id, media_url } = await uploadOne();
  const other = await startSandbox({ items: 1 });
  try {
    const { id, sha256 } = other.ledger()[0] ?? { id: '', sha256: '' };
    const { mediaOrigin, authId } = other.plivo;
    const foreign = `${mediaOrigin}/Account/${authId}/Media/${id}`;
    const message = await send({ media_urls: [media_url, foreign] });
    const media = await ask(sandbox, `Message/${message}/Media/`);
    const { objects } = (await media.json()) as { objects: WireObject[] };
    expect(objects[0]?.media_id).toBe(media_id);
    expect(objects).toHaveLength(2);
    expect(sandbox.messages()).toMatchObject([
      { provider: 'plivo', sha256s: [expect.any(String), sha256] },
    ]);
  } finally {
    await other.close();
  }
});

test.each([
  [{ media_urls: ['http://127.0.0.1:1/gone.gif'] }],
  [{ media_urls: ['https://example.com/a.gif'] }],
  [{ media_ids: ['nobody'] }],
  [{ media_ids: 'x' }],
  [{ type: 'fax' }],
  [{ dst: 7 }],
  // A pool is no sender, nor may both be given.
  [{ src: '0e3d6a52-1c7b-4f0e-9d35-6b1f2a9c8e41' }],
  [{ powerpack_uuid: '0e3d6a52-1c7b-4f0e-9d35-6b1f2a9c8e41' }],
  [{ src: undefined, powerpack_uuid: 'pool' }],
])('a message that cannot be is refused: %j', async (message) => {
  await start();
  const body = JSON.stringify({ src: '+15550100', dst: '+15550101', type: 'mms', ...message });
  expect((await ask(sandbox, 'Message/', { method: 'POST', body })).status).toBe(400);
  expect(sandbox.messages()).toEqual([]);
});
