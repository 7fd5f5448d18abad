import { describe, expect, test } from 'vitest';
import { providers } from '../../electron/providers/registry.ts';
import type { Failure } from '../../shared/failure.ts';
import { invalidInput, type PlainDetail, wrongField } from '../../shared/failures.ts';
import { accountId } from '../../shared/ids.ts';
import { openAccountRig, openSandbox } from './support/accountRig.ts';
import { freshFolder } from './support/freshFolder.ts';

const failing = (failure: Failure) => expect.objectContaining({ failure });
const invalid = (detail: PlainDetail) => failing(invalidInput(detail));
const wrong = (field: string) => failing(wrongField(field));

const wrongToken = 'W'.repeat(40);

describe('connecting', () => {
  test('checks the credentials, keeps the secret in the vault and announces the account', async () => {
    const { service, form, vault, seen, sandbox } = await openAccountRig();
    const account = await service.connect(form({ authToken: ` ${sandbox.plivo.authToken}\n` }));
    expect(account).toMatchObject({
      label: 'Shop',
      identity: sandbox.plivo.authId,
      practice: false,
      secretStore: 'keychain',
    });
    expect(await service.list()).toEqual([account]);
    expect(seen).toEqual([
      { event: 'accountChanged', payload: account },
      { event: 'connected', payload: account.id },
    ]);
    const secret = JSON.parse((await vault.read(account.id)) ?? 'null');
    expect(secret).toEqual({ authToken: sandbox.plivo.authToken });
    const { provider, session } = await service.sessions(account.id);
    const page = await provider.list(session, null, new AbortController().signal);
    expect(page.items).toHaveLength(3);
  });

  test('a wrong token leaves nothing behind', async () => {
    const { service, form, seen } = await openAccountRig();
    await expect(service.connect(form({ authToken: wrongToken }))).rejects.toEqual(
      failing({ kind: 'unauthorized' }),
    );
    expect(await service.list()).toEqual([]);
    expect(seen).toEqual([]);
  });

  test('asks nothing of the provider before the fields fit', async () => {
    const { service, form, sandbox } = await openAccountRig();
    const asked = sandbox.requests().length;
    await expect(service.connect(form({ authId: 'nonsense' }))).rejects.toEqual(wrong('authId'));
    await expect(service.connect(form({ authToken: '' }))).rejects.toEqual(wrong('authToken'));
    await expect(service.connect(form({ extra: 'x' }))).rejects.toEqual(wrong('extra'));
    expect(sandbox.requests()).toHaveLength(asked);
  });

  test('an identity is connected once, also when asked for twice at a time', async () => {
    const { service, form } = await openAccountRig();
    const both = await Promise.allSettled([service.connect(form()), service.connect(form())]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(service.connect(form())).rejects.toEqual(invalid('already-connected'));
    expect(await service.list()).toHaveLength(1);
  });
});

describe('replacing the secret', () => {
  test('a wrong one changes nothing', async () => {
    const { service, form, vault } = await openAccountRig();
    const account = await service.connect(form());
    const kept = await vault.read(account.id);
    const bound = await service.sessions(account.id);
    await expect(
      service.replaceSecret({ accountId: account.id, credentials: { authToken: wrongToken } }),
    ).rejects.toEqual(failing({ kind: 'unauthorized' }));
    expect(await vault.read(account.id)).toBe(kept);
    expect(await service.sessions(account.id)).toBe(bound);
  });

  test('a right one makes a new session, and cannot make it another account', async () => {
    const { service, form, sandbox } = await openAccountRig();
    const account = await service.connect(form());
    const bound = await service.sessions(account.id);
    const { authToken } = sandbox.plivo;
    await service.replaceSecret({ accountId: account.id, credentials: { authToken } });
    expect(await service.sessions(account.id)).not.toBe(bound);
    const credentials = { authId: 'MAXXXXXXXXXXXXXXXXXX', authToken };
    await expect(service.replaceSecret({ accountId: account.id, credentials })).rejects.toEqual(
      wrong('authId'),
    );
  });
});

describe('giving up', () => {
  test('a connection leaves nothing behind, and the account can be connected afterwards', async () => {
    const { service, form, seen, sandbox, vault } = await openAccountRig();
    sandbox.faults.arm({ kind: 'hang', at: 'received' });
    const before = sandbox.requests().length;
    const connecting = service.connect({ ...form(), key: 'k' });
    const ended = expect(connecting).rejects.toEqual(failing({ kind: 'cancelled' }));
    await expect.poll(() => sandbox.requests().length).toBeGreaterThan(before);
    await service.stop({ key: 'another' });
    await service.stop({ key: 'k' });
    await ended;
    expect(await service.list()).toEqual([]);
    expect(seen).toEqual([]);
    const { id } = await service.connect(form());
    await service.stop({ key: 'k' });
    expect(await vault.read(id)).not.toBeNull();
  });

  test('a new secret leaves the one before', async () => {
    const { service, form, vault, sandbox } = await openAccountRig();
    const account = await service.connect(form());
    const kept = await vault.read(account.id);
    sandbox.faults.arm({ kind: 'hang', at: 'received' });
    const before = sandbox.requests().length;
    const credentials = { authToken: sandbox.plivo.authToken };
    const replacing = service.replaceSecret({ accountId: account.id, credentials, key: 'k' });
    const ended = expect(replacing).rejects.toEqual(failing({ kind: 'cancelled' }));
    await expect.poll(() => sandbox.requests().length).toBeGreaterThan(before);
    await service.stop({ key: 'k' });
    await ended;
    expect(await vault.read(account.id)).toBe(kept);
  });
});

describe('renaming and removing', () => {
  test('a new label is kept and announced', async () => {
    const { service, form, seen } = await openAccountRig();
    const { id } = await service.connect(form());
    const renamed = await service.rename({ accountId: id, label: 'Store' });
    expect(await service.list()).toEqual([renamed]);
    expect(renamed.label).toBe('Store');
    expect(seen.at(-1)).toEqual({ event: 'accountChanged', payload: renamed });
  });

  test('takes the secret and every row with it', async () => {
    const { service, form, vault, database, seen } = await openAccountRig();
    const { id } = await service.connect(form());
    database
      .prepare("INSERT INTO media (account_id, ref, kind, seen_at) VALUES (?, 'ref', 'image', 1)")
      .run(id);
    await service.remove({ accountId: id });
    expect(await service.list()).toEqual([]);
    expect(await vault.read(id)).toBeNull();
    expect(database.prepare('SELECT count(*) AS count FROM media').get()).toEqual({ count: 0 });
    expect(seen.slice(-3)).toEqual([
      { event: 'removing', payload: id },
      { event: 'accountRemoved', payload: { accountId: id } },
      { event: 'removed', payload: id },
    ]);
    await expect(service.sessions(id)).rejects.toEqual(failing({ kind: 'not-found' }));
    await expect(service.remove({ accountId: id })).rejects.toEqual(failing({ kind: 'not-found' }));
  });
});

describe('the practice sandbox', () => {
  test('is one account, however often it is explored, and stores no credentials', async () => {
    const folder = freshFolder();
    const sandbox = await openSandbox();
    const first = await openAccountRig({ folder, sandbox });
    const [one, two] = await Promise.all([first.service.explore(), first.service.explore()]);
    expect(one).toEqual(two);
    expect(one).toMatchObject({
      practice: true,
      secretStore: 'practice',
      label: 'Practice · Plivo',
    });
    expect(await first.service.explore()).toEqual(one);
    expect(first.seen.filter(({ event }) => event === 'connected')).toHaveLength(1);
    expect(first.written()).not.toContain(sandbox.plivo.authToken);
    first.close();

    const second = await openAccountRig({ folder, sandbox });
    expect(second.practiceStarts()).toBe(0);
    const { provider, session } = await second.service.sessions(one.id);
    expect(second.practiceStarts()).toBe(1);
    await provider.verify(session, new AbortController().signal);
  });

  test('offers an account of every provider, each of which works', async () => {
    const { service, seen } = await openAccountRig({ providers });
    const first = await service.explore();
    const all = await service.list();
    expect(all.map(({ label }) => label)).toEqual(
      providers.map(({ label }) => `Practice · ${label}`),
    );
    expect(all[0]).toEqual(first);
    expect(seen.filter(({ event }) => event === 'connected')).toHaveLength(providers.length);
    for (const { id } of all) {
      const { provider, session } = await service.sessions(id);
      await provider.verify(session, new AbortController().signal);
    }
    // One that was removed comes back, the others stay as they are.
    const [, second] = all;
    if (second === undefined) throw new Error('there is but one');
    await service.remove({ accountId: second.id });
    expect(await service.explore()).toEqual(first);
    const again = await service.list();
    expect(again).toHaveLength(providers.length);
    expect(again).toEqual(expect.arrayContaining(all.filter(({ id }) => id !== second.id)));
  });

  test('is started again when it has ended', async () => {
    const { service, practiceStarts } = await openAccountRig();
    const { id } = await service.explore();
    const bound = await service.sessions(id);
    service.practiceEnded();
    const starts = practiceStarts();
    expect(await service.sessions(id)).not.toBe(bound);
    expect(practiceStarts()).toBe(starts + 1);
  });

  test('does not stand in the way of a real account, and has no secret to replace', async () => {
    const { service, form } = await openAccountRig();
    const practice = await service.explore();
    await service.connect(form());
    expect(await service.list()).toHaveLength(2);
    await expect(
      service.replaceSecret({ accountId: practice.id, credentials: {} }),
    ).rejects.toEqual(invalid('practice'));
    await service.remove({ accountId: practice.id });
    expect(await service.list()).toHaveLength(1);
  });
});

test('what is not connected is not found', async () => {
  const { service } = await openAccountRig();
  const id = accountId.parse('never');
  await expect(service.rename({ accountId: id, label: 'x' })).rejects.toEqual(
    failing({ kind: 'not-found' }),
  );
  await expect(service.sessions(id)).rejects.toEqual(failing({ kind: 'not-found' }));
});

test('tells the window what each provider can do by what is present', async () => {
  const { service } = await openAccountRig();
  const [info] = await service.providers();
  expect(info).toMatchObject({
    id: 'plivo',
    capabilities: { remove: null, link: { kind: 'public' } },
  });
  expect(info?.capabilities.upload?.limits.maxFileBytes).toBeGreaterThan(0);
  expect(info?.credentials.map(({ name, secret }) => [name, secret])).toEqual([
    ['authId', false],
    ['authToken', true],
  ]);
});
