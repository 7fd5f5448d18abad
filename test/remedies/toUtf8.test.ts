import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { JobId } from '../../shared/ids.ts';
import type { Remedy } from '../../shared/remedy.ts';
import { chats, openRemedyRig } from './support/remedyRig.ts';

let rig: Awaited<ReturnType<typeof openRemedyRig>>;
afterEach(() => rig?.close());

const latin = (text: string) => Buffer.from(text, 'latin1');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const sent = () => rig.sandbox.ledger().filter((entry) => !entry.seeded);
const apply = (jobIds: JobId[], remedy: Remedy) => rig.run().remedies.apply({ jobIds, remedy });
const from = (encoding: string): Remedy => ({ kind: 'to-utf8', from: encoding });

async function held(bytes: Buffer, name = 'Preise.csv') {
  const path = rig.file(name, bytes);
  await rig.add(path);
  const [job] = await rig.settled();
  if (job?.state !== 'failed' || job.failure.kind !== 'file-rejected') throw new Error('taken');
  const [answer] = await rig.run().remedies.offers({ jobIds: [job.id] });
  return {
    id: job.id,
    path,
    failure: job.failure,
    offers: answer?.offers.map((one) => one.remedy),
  };
}

describe('text in another encoding', () => {
  it.each([
    [
      'windows-1252',
      latin('Stra\xdfe;Gr\xf6\xdfe\r\nB\xe4r;12 \x80\n'),
      'Straße;Größe\r\nBär;12 €\n',
    ],
    ['shift_jis', Buffer.from('8fa495690a93fa967b8cea0d0a', 'hex'), '商品\n日本語\r\n'],
    ['utf-16le', Buffer.from('\ufeffGrüße\r\n', 'utf16le'), 'Grüße\r\n'],
    ['utf-16be', Buffer.from('Grüße\n', 'utf16le').swap16(), 'Grüße\n'],
    ['windows-1251', latin('\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0!\r'), 'Привет, мир!\r'],
  ])('is sent as UTF-8 from %s, line for line', async (encoding, bytes, text) => {
    rig = await openRemedyRig({}, { more: [chats] });
    const { id, path, failure, offers } = await held(bytes);
    expect(failure).toMatchObject({ rule: 'encoding', foundType: 'text/plain' });
    expect(failure.readings?.[0]).toMatchObject({ encoding });
    expect(offers?.[0]).toEqual(from(encoding));
    expect(offers?.at(-1)).toEqual({ kind: 'other-account', accountId: chats });
    expect(sent()).toEqual([]);
    expect(await apply([id], from(encoding))).toEqual({ begun: [id], refused: [] });
    const [stored] = await rig.settled();
    expect(stored).toMatchObject({
      state: 'stored',
      name: 'Preise.csv',
      contentType: 'text/plain',
      alteredFrom: { name: 'Preise.csv', sizeBytes: bytes.length },
    });
    expect(sent()).toMatchObject([{ name: 'Preise.csv', sha256: sha256(text) }]);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('is shown before and after as a phone would show it', async () => {
    rig = await openRemedyRig();
    const { id } = await held(latin('Gr\xfc\xdfe\r\n'));
    await rig.run().uploads.pause({ accountId: null });
    await apply([id], from('windows-1252'));
    await rig.until(([job]) => job?.state === 'queued');
    const both = await rig.run().remedies.compare({ jobId: id });
    expect(both?.before.text).toBe('Gr\ufffd\ufffde\r\n');
    expect(both?.after.text).toBe('Grüße\r\n');
  });

  it('is shown as it was sent once it is stored, unless the file is another by then', async () => {
    rig = await openRemedyRig();
    const { id } = await held(latin('Gr\xfc\xdfe\r\n'));
    await apply([id], from('windows-1252'));
    await rig.until(([job]) => job?.state === 'stored');
    const both = await rig.run().remedies.compare({ jobId: id });
    expect(both?.after.text).toBe('Grüße\r\n');
    rig.file('Preise.csv', latin('Gr\xfc\xdfe, A.\r\n'));
    const later = await rig.run().remedies.compare({ jobId: id });
    expect(later?.after.text).toBeNull();
  });

  it('tells how it reads, so that a person sees which is right', async () => {
    rig = await openRemedyRig();
    const { failure, offers } = await held(
      latin('# -*- coding: iso-8859-2 -*-\nJ\xf3 reggelt, \xf5sz'),
    );
    expect(failure.readings?.[0]).toEqual({ encoding: 'iso-8859-2', sample: 'Jó reggelt, ősz' });
    expect(offers).toEqual(failure.readings?.map(({ encoding }) => from(encoding)));
  });

  it('declares no encoding that it is not in', async () => {
    rig = await openRemedyRig();
    const { id } = await held(latin('@charset "iso-8859-1";\n/* Gr\xfc\xdfe */'), 'a.css');
    await apply([id], from('windows-1252'));
    await rig.settled();
    expect(sent()).toMatchObject([{ sha256: sha256('@charset "utf-8";\n/* Grüße */') }]);
  });

  it('is refused from an encoding that it cannot be in', async () => {
    rig = await openRemedyRig();
    const { id } = await held(latin('Gr\xfc\xdfe aus M\xfcnchen'));
    expect(await apply([id], from('utf-16le'))).toEqual({ begun: [], refused: [id] });
    expect(sent()).toEqual([]);
  });

  it('is too large when its letters take more bytes', async () => {
    rig = await openRemedyRig({ maxFileBytes: 100 });
    const { id } = await held(Buffer.from('caaed2b5b8f6'.repeat(16), 'hex'));
    await apply([id], from('gbk'));
    const [job] = await rig.settled();
    expect(job).toMatchObject({
      state: 'failed',
      failure: { rule: 'too-large', sizeBytes: 144, limitBytes: 100 },
    });
  });

  it('fits although it was larger than what fits', async () => {
    rig = await openRemedyRig({ maxFileBytes: 100 });
    const { id } = await held(Buffer.from(`\ufeff${'a'.repeat(90)}`, 'utf16le'));
    await apply([id], from('utf-16le'));
    expect(await rig.settled()).toMatchObject([{ state: 'stored', sizeBytes: 90 }]);
  });

  it('that is another file by now is not made into something', async () => {
    rig = await openRemedyRig();
    const { id, path } = await held(latin('Gr\xfc\xdfe'));
    writeFileSync(path, Buffer.from([0, 1, 2, 255]));
    await apply([id], from('windows-1252'));
    expect(await rig.settled()).toMatchObject([{ state: 'failed', failure: { rule: 'changed' } }]);
    expect(sent()).toEqual([]);
  });

  it('is made after a restart that cut it short', async () => {
    rig = await openRemedyRig();
    const { id } = await held(latin('Gr\xfc\xdfe'));
    await apply([id], from('windows-1252'));
    rig.die();
    await rig.settled();
    expect(sent()).toMatchObject([{ sha256: sha256('Grüße') }]);
  });
});
