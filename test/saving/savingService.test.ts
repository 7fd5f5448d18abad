import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../electron/database/database.ts';
import { partBeside } from '../../electron/disk/partNames.ts';
import type { SandboxOptions } from '../../electron/sandbox/startSandbox.ts';
import { createPartLedger } from '../../electron/saving/partLedger.ts';
import type { MediaId } from '../../shared/ids.ts';
import type { MediaRow } from '../../shared/media.ts';
import { open, signal } from '../providers/support.ts';
import { openSavingRig, type SavingRig } from './support/savingRig.ts';

const rigs: SavingRig[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.end();
});
async function rigOf(providerId: string, options: SandboxOptions = {}): Promise<SavingRig> {
  const rig = await openSavingRig(providerId, options);
  rigs.push(rig);
  return rig;
}

async function bytesOf({ connection, sandbox }: SavingRig, row: MediaRow): Promise<Buffer> {
  const { provider } = connection;
  const key = { ref: row.ref, messageRef: row.messageRef, linkUrl: null };
  const { body } = await provider.download(open(provider, sandbox), key, signal());
  return buffer(body);
}

const save = ({ satchel }: SavingRig, mediaId: MediaId) => satchel.door('saving.save', { mediaId });
const refused = (failure: object) => ({ ok: false, failure });
const received = (bytes: Buffer, name = 'new.png') => ({
  files: [{ name, contentType: 'image/png', bytes }],
});
const picture = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  Buffer.alloc(90_000, 7),
]);

describe('saving an item', () => {
  const all = ['plivo', 'signalwire', 'twilioMessaging', 'twilioConversations'];
  it.each(all.flatMap((id) => [[id, 'seed'] as const, [id, 'observed'] as const]))(
    'of %s (%s) writes its bytes, dated as it was stored',
    async (id, profile) => {
      const rig = await rigOf(id, { profile });
      const row = await rig.read();
      expect(await save(rig, row.id)).toMatchObject({ ok: true });
      const [name = '', ...others] = rig.files();
      expect(others).toEqual([]);
      const path = join(rig.downloads, name);
      expect(readFileSync(path).equals(await bytesOf(rig, row))).toBe(true);
      expect(Math.abs(statSync(path).mtimeMs - (row.storedAt ?? 0))).toBeLessThan(2);
      expect(rig.sandbox.leaks()).toBe(0);
    },
  );

  it('of a protected account follows to another origin without its credentials', async () => {
    const rig = await rigOf('signalwire', {
      signalwire: { byteRoute: 'redirect', protected: true },
    });
    const row = await rig.read();
    expect(await save(rig, row.id)).toMatchObject({ ok: true });
    const files = rig.sandbox.requests().filter(({ route }) => route === 'file');
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(({ hasAuthorization }) => hasAuthorization)).toEqual([]);
    expect(rig.sandbox.leaks()).toBe(0);
    expect(readFileSync(join(rig.downloads, rig.files()[0] ?? ''))).toEqual(
      await bytesOf(rig, row),
    );
  });

  it.each([
    ['signalwire', 'file'],
    ['plivo', 'bytes'],
  ] as const)('of %s asks for a fresh link once where one has expired', async (id, route) => {
    const rig = await rigOf(id, { signalwire: { byteRoute: 'redirect', protected: true } });
    const row = await rig.read();
    rig.sandbox.faults.arm({ kind: 'answer', status: 403, route });
    expect(await save(rig, row.id)).toMatchObject({ ok: true });
    expect(rig.files()).toHaveLength(1);
    rig.sandbox.faults.arm({ kind: 'answer', status: 403, route, times: 2 });
    expect(await save(rig, row.id)).toMatchObject(
      refused({ kind: 'provider-refused', status: 403 }),
    );
    expect(rig.files()).toHaveLength(1);
  });

  it('leaves nothing behind when its bytes are cut off', async () => {
    const rig = await rigOf('plivo');
    const row = await rig.read();
    rig.sandbox.faults.arm({ kind: 'truncate', route: 'bytes', times: 5 });
    expect(await save(rig, row.id)).toMatchObject(
      refused({ kind: 'provider-down', cause: 'cut-answer' }),
    );
    expect(rig.files()).toEqual([]);
    expect(rig.told.at(-1)).toEqual([]);
  });

  it('leaves nothing behind when it is gone meanwhile', async () => {
    const rig = await rigOf('plivo');
    const row = await rig.read();
    rig.sandbox.faults.arm({ kind: 'answer', status: 404, times: 10 });
    expect(await save(rig, row.id)).toEqual(refused({ kind: 'not-found' }));
    expect(rig.files()).toEqual([]);
  });

  it('says that it is offline, and leaves nothing behind', async () => {
    const rig = await rigOf('plivo');
    const row = await rig.read();
    await rig.sandbox.close();
    expect(await save(rig, row.id)).toMatchObject(refused({ kind: 'offline' }));
    expect(rig.files()).toEqual([]);
  });

  it('of no bytes makes an empty file', async () => {
    const rig = await rigOf('signalwire');
    rig.sandbox.receive('signalwire', received(Buffer.alloc(0)));
    await rig.services.library.refresh({ accountId: null });
    const seen = await rig.read(({ storedAt }) => (storedAt ?? 0) > Date.now() - 60_000);
    expect(await save(rig, seen.id)).toMatchObject({ ok: true });
    expect(statSync(join(rig.downloads, rig.files()[0] ?? '')).size).toBe(0);
  });

  it('asks once where, however often it is pressed before the dialog is there', async () => {
    const rig = await rigOf('plivo');
    const row = await rig.read();
    const answers = await Promise.all([save(rig, row.id), save(rig, row.id), save(rig, row.id)]);
    expect(answers.filter((answer) => answer.ok && answer.value !== null)).toHaveLength(1);
    expect(answers.filter((answer) => answer.ok && answer.value === null)).toHaveLength(2);
    expect(rig.suggestions).toHaveLength(1);
    expect(rig.files()).toHaveLength(1);
    // Later it is asked again.
    await save(rig, row.id);
    expect(rig.suggestions).toHaveLength(2);
  });

  it('asks in the downloads first, and then where a file was saved last', async () => {
    const rig = await rigOf('plivo');
    const row = await rig.read();
    const elsewhere = join(rig.folder, 'elsewhere');
    mkdirSync(elsewhere);
    rig.answer = () => join(elsewhere, 'mine.bin');
    expect(await save(rig, row.id)).toMatchObject({ ok: true, value: { name: 'mine.bin' } });
    rig.answer = () => null;
    expect(await save(rig, row.id)).toEqual({ ok: true, value: null });
    rmSync(elsewhere, { recursive: true });
    await save(rig, row.id);
    expect(rig.suggestions.map((path) => basename(dirname(path)))).toEqual([
      'downloads',
      'elsewhere',
      'downloads',
    ]);
  });

  it('replaces what was confirmed, and nothing that came since', async () => {
    const rig = await rigOf('plivo');
    const row = await rig.read();
    const path = join(rig.downloads, 'there.bin');
    rig.answer = () => path;
    writeFileSync(path, 'old');
    expect(await save(rig, row.id)).toMatchObject({ ok: true });
    expect(readFileSync(path).equals(await bytesOf(rig, row))).toBe(true);

    const changed = refused({ kind: 'not-saved', cause: 'changed' });
    const meanwhile = async (text: string) => {
      rig.sandbox.faults.arm({ kind: 'slow-headers', delayMs: 400, route: 'bytes' });
      const saving = save(rig, row.id);
      await rig.underWay();
      writeFileSync(path, text);
      return saving;
    };
    expect(await meanwhile('another')).toEqual(changed);
    expect(readFileSync(path, 'utf8')).toBe('another');
    rmSync(path);
    expect(await meanwhile('new')).toEqual(changed);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(rig.files()).toEqual(['there.bin']);
  });

  it('says that its folder is gone', async () => {
    const rig = await rigOf('plivo');
    const row = await rig.read();
    rig.answer = () => join(rig.folder, 'nowhere', 'a.png');
    expect(await save(rig, row.id)).toEqual(refused({ kind: 'not-saved', cause: 'folder-gone' }));
  });

  it.each(['cancelled', 'quit'])('leaves nothing behind when it is %s', async (how) => {
    const rig = await rigOf('plivo');
    const row = await rig.read();
    rig.sandbox.faults.arm({ kind: 'stall', route: 'bytes' });
    const saving = save(rig, row.id);
    const { token } = await rig.underWay(({ doneBytes }) => doneBytes > 0);
    expect(rig.files()).toEqual([expect.stringMatching(/^\.satchel-[0-9a-f]{16}\.part$/)]);
    if (how === 'quit') await rig.close();
    else await rig.satchel.door('saving.stop', { token });
    expect(await saving).toEqual(refused({ kind: 'cancelled' }));
    expect(rig.files()).toEqual([]);
  });

  it('is shown in its folder as long as it is there, and nothing else ever is', async () => {
    const rig = await rigOf('plivo');
    const row = await rig.read();
    const show = (token: string) => rig.satchel.door('saving.show', { token });
    expect(await show('made up')).toMatchObject({ ok: false });
    const { token } = (await rig.services.saving.save({ mediaId: row.id })) ?? {};
    const path = join(rig.downloads, rig.files()[0] ?? '');
    expect(await show(token ?? '')).toMatchObject({ ok: true });
    expect(rig.shown).toEqual([path]);
    rmSync(path);
    expect(await show(token ?? '')).toEqual(refused({ kind: 'not-saved', cause: 'moved' }));
    expect(rig.shown).toEqual([path]);
  });

  it('tells how far it is', async () => {
    const rig = await rigOf('signalwire');
    rig.sandbox.receive('signalwire', received(picture));
    await rig.services.library.refresh({ accountId: null });
    const row = await rig.read(({ storedAt }) => (storedAt ?? 0) > Date.now() - 60_000);
    rig.sandbox.faults.arm({ kind: 'stall', route: 'bytes' });
    const saving = save(rig, row.id);
    const { token, ofBytes } = await rig.underWay(({ doneBytes }) => doneBytes > 0);
    expect(ofBytes).toBe(picture.length);
    await rig.satchel.door('saving.stop', { token });
    await saving;
  });
});

describe('what a crash left behind', () => {
  it('is removed at the next start, and nothing that is not ours', async () => {
    const rig = await rigOf('plivo');
    const path = join(rig.folder, 'crashed.sqlite');
    const database = openDatabase(path);
    const ours = partBeside(join(rig.downloads, 'a.png'));
    const foreign = join(rig.downloads, 'letter.txt');
    for (const one of [ours, foreign]) {
      writeFileSync(one, 'half');
      createPartLedger(database).begin(one, rig.downloads);
    }
    database.close();
    const later = openDatabase(path);
    await createPartLedger(later).sweep();
    expect(rig.files()).toEqual(['letter.txt']);
    later.close();
  });
});
