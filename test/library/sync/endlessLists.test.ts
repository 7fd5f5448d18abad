import { afterEach, describe, expect, it } from 'vitest';
import { providers } from '../../../electron/providers/registry.ts';
import type { Fault } from '../../../electron/sandbox/startSandbox.ts';
import { expectations } from '../../providers/expectations.ts';
import { listAll, open } from '../../providers/support.ts';
import { passWhile } from '../support/handClock.ts';
import { createLibraryRig, type LibraryRig, shop } from '../support/libraryRig.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

type Brings = Extract<Fault, { kind: 'endless-list' }>['brings'];

/** So that Plivo's account has messages as well. */
async function sendMms({ sandbox: { plivo } }: LibraryRig): Promise<void> {
  const answer = await fetch(`${plivo.baseUrl}/Account/${plivo.authId}/Message/`, {
    method: 'POST',
    body: JSON.stringify({ src: '+15550100', dst: '+15550101', type: 'mms', text: 'Hello' }),
    headers: { authorization: `Basic ${btoa(`${plivo.authId}:${plivo.authToken}`)}` },
  });
  expect(answer.status).toBe(202);
}

/** Every list that the reading of a library goes through, and what it may bring for ever. */
const lists: readonly (readonly [string, NonNullable<Fault['route']>, Brings])[] = [
  ['plivo', 'list', 'the-same'],
  ['plivo', 'messages', 'the-same'],
  ['signalwire', 'messages', 'the-same'],
  ['signalwire', 'messages', 'nothing'],
  ['signalwire', 'message-media', 'the-same'],
  ['signalwire', 'message-media', 'nothing'],
  ['signalwire', 'message-media', 'new'],
  ['twilioMessaging', 'messages', 'the-same'],
  ['twilioMessaging', 'message-media', 'new'],
  ['twilioConversations', 'chat-services', 'the-same'],
  ['twilioConversations', 'chat-services', 'nothing'],
  ['twilioConversations', 'chat-services', 'new'],
  ['twilioConversations', 'chat-conversations', 'the-same'],
  ['twilioConversations', 'chat-messages', 'the-same'],
];

describe.each(lists)('%s, the list %s', (id, route, brings) => {
  it(`that brings ${brings} for ever is left, which is said, and read again when it ends`, async () => {
    rig = await createLibraryRig({ items: 12 });
    const provider = providers.find((one) => one.id === id);
    if (provider === undefined) throw new Error(`no provider ${id}`);
    rig.database.prepare('UPDATE accounts SET provider_id = ?').run(provider.id);
    const session = open(provider, rig.sandbox, expectations[provider.id]?.replaced);
    await sendMms(rig);
    const held = (await listAll(provider, session)).items.map(({ ref }) => ref as string);
    const { sync } = rig.begin(async () => ({ provider, session }));
    const read = async (full = true) => {
      await passWhile(rig.clock, sync.refresh(shop, { full }));
      return sync.states()[0];
    };
    rig.sandbox.faults.arm({ kind: 'endless-list', brings, route, times: 1e9 });
    const left = { state: 'failed', failure: { kind: 'provider-down', cause: 'endless-list' } };
    expect(await read()).toMatchObject(left);
    // What is said is not taken back by a walk through what is new that meets the same; such a walk reads none
    // of Plivo's messages, nor the media of a message of which all is held.
    const meets = (id !== 'plivo' || route !== 'messages') && route !== 'message-media';
    if (meets) expect(await read(false)).toMatchObject(left);
    rig.sandbox.faults.clear();
    expect(await read()).toMatchObject({ state: 'idle', failure: null });
    const live = (await rig.live()).map(({ ref }) => ref as string);
    expect(live.sort()).toEqual([...held].sort());
    await sync.close();
  });
});
