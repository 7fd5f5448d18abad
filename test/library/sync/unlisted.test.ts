import { afterEach, expect, it } from 'vitest';
import { silentLog } from '../../../electron/base/log.ts';
import { createSession } from '../../../electron/providers/createSession.ts';
import { practiceConnections } from '../../../electron/providers/practiceConnections.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import { expiryOf } from '../../../shared/retention.ts';
import { picture, send, signal } from '../../providers/support.ts';
import { passWhile } from '../support/handClock.ts';
import { createLibraryRig, type LibraryRig, plivo, shop } from '../support/libraryRig.ts';

let rig: LibraryRig;
afterEach(() => rig.end());

it('learns from messages what was used, and forgets nothing else of it', async () => {
  rig = await createLibraryRig({ items: 25 });
  await rig.refresh();
  const before = (await rig.live())[0];
  if (before === undefined) throw new Error('nothing is listed');
  const message = { from: '+15550100', to: '+15550101', text: 'Hello' };
  const media = [{ url: '', ref: before.ref, sameAccount: true }];
  await plivo.compose?.send(
    rig.session,
    { ...message, media },
    { signal: signal(), beforeCommit: async () => {} },
  );
  await rig.refresh(true);
  const { usedAt, messageRef, fromAddress, ...after } = (await rig.live())[0] ?? {};
  const { usedAt: _used, messageRef: _ref, fromAddress: _from, ...known } = before;
  expect(after).toMatchObject({
    ref: known.ref,
    name: known.name,
    storedAt: known.storedAt,
    toAddress: '+15550101',
    direction: 'outbound',
  });
  expect([messageRef, fromAddress]).toEqual([expect.any(String), '+15550100']);
  const facts = { storedAt: known.storedAt, usedAt: usedAt ?? null, goneAt: null };
  const expiry = expiryOf(plivo.retention, { ...facts, seenAt: rig.clock.now() });
  expect(expiry).toMatchObject({ basis: 'used', certainty: 'documented' });
  // A second walk tells nothing new.
  await rig.refresh(true);
  expect((await rig.live())[0]?.usedAt).toBe(usedAt);
});

it('keeps what no list shows until the provider says that it is gone', async () => {
  rig = await createLibraryRig({ items: 12 });
  const mcs = providerById('twilioConversations');
  const practice = mcs === null ? undefined : practiceConnections(rig.sandbox, [mcs])[0];
  if (mcs === null || practice === undefined) throw new Error('no such provider');
  const { credentials, endpoints } = practice;
  const deps = { clock: rig.clock, log: silentLog };
  const session = createSession(mcs, credentials, { endpoints }, deps);
  const { sync, service } = rig.begin(async () => ({ provider: mcs, session }));
  const refresh = () => passWhile(rig.clock, sync.refresh(shop, { full: true }));

  const { outcomes } = await send(mcs, session, [picture('a.png')]);
  const item = outcomes[0]?.kind === 'stored' ? outcomes[0].item : null;
  if (item === null) throw new Error('it was not stored');
  service.record(shop, [item]);
  await refresh();
  const isLive = async () => (await rig.live()).some(({ ref }) => ref === item.ref);
  expect(await isLive()).toBe(true);
  rig.clock.advance(300_000);
  await refresh();
  expect(await isLive()).toBe(false);
  expect((await rig.live()).length).toBeGreaterThan(3);
  await sync.close();
});
