import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Receipt, ReceiptFormat } from '../../shared/contract/receipts.ts';
import { line, openRemovalRig, type RemovalRig } from '../removals/support/removalRig.ts';

let rig: RemovalRig;
afterEach(() => rig.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Deletes 30 items of which two are refused, and answers the receipt once it is signed off. */
async function removed(): Promise<Receipt> {
  rig = await openRemovalRig({ items: 60 });
  const ids = rig.rows(line).map(({ id }) => id);
  rig.sandbox.faults.arm({ kind: 'answer', route: 'delete', status: 403, skip: 4, times: 2 });
  await rig.remove(...ids.slice(0, 30));
  return signedOff();
}

async function signedOff(): Promise<Receipt> {
  const { receipts } = await rig.receipts.service.list({ start: 0, count: 10 });
  const [first] = receipts;
  if (first === undefined) throw new Error('no receipt');
  await expect
    .poll(() => rig.receipts.service.get({ id: first.id }))
    .toMatchObject({
      digest: expect.any(String),
    });
  return rig.receipts.service.get({ id: first.id });
}

async function save(id: string, format: ReceiptFormat) {
  const path = join(rig.dialogs.folder, `${format}-${performance.now()}`);
  rig.dialogs.answer = path;
  const told = await rig.receipts.service.save({ id, format });
  expect(told?.name).toBe(path.split('/').at(-1));
  return { path, bytes: readFileSync(path) };
}

/** What the sandbox itself says was deleted, by the ids that its API uses. */
const deletedThere = () =>
  rig
    .deletes()
    .filter(({ status }) => status === 204 || status === 200)
    .map(({ path }) => /Media\/([^/.]+)/.exec(path)?.[1] ?? path)
    .sort();

const jsonShape = z.object({
  counts: z.record(z.string(), z.number()),
  lines: z.array(
    z.object({
      item: z.string(),
      outcome: z.string(),
      status: z.number().nullable(),
      asked: z.iso.datetime().nullable(),
      name: z.string().nullable(),
    }),
  ),
});

describe('a receipt', () => {
  it('tells in JSON, CSV and text what the sandbox itself says of it', async () => {
    const receipt = await removed();
    expect(receipt).toMatchObject({ of: 30, deleted: 28, refused: 2, kept: 0, unknown: 0 });
    expect(receipt.refusals).toEqual([{ kind: 'forbidden', count: 2 }]);
    expect(receipt.accounts).toMatchObject([{ label: 'Name', identity: line }]);
    const there = deletedThere();
    expect(there.length).toBe(28);

    const json = jsonShape.parse(JSON.parse((await save(receipt.id, 'json')).bytes.toString()));
    const gone = json.lines.filter(({ outcome }) => outcome === 'deleted');
    const sidOf = (item: string) => item.split('/').at(-1);
    expect(gone.map(({ item }) => sidOf(item)).sort()).toEqual(there);
    expect(gone.every(({ status, asked }) => status !== null && asked !== null)).toBe(true);

    const records: Record<string, string>[] = parse((await save(receipt.id, 'csv')).bytes, {
      columns: true,
    });
    expect(records.map(({ item, outcome, status }) => [item, outcome, Number(status)])).toEqual(
      json.lines.map(({ item, outcome, status }) => [item, outcome, status]),
    );

    const text = (await save(receipt.id, 'text')).bytes.toString();
    const blocks = [...text.matchAll(/^\d+\. (Deleted|Not deleted): .*\n(?: {3}.*\n)+/gm)];
    const deletedInText = blocks.flatMap(([block, outcome]) =>
      outcome === 'Deleted' ? [sidOf(/^ {3}Item +(\S+)$/m.exec(block)?.[1] ?? '')] : [],
    );
    expect(deletedInText.sort()).toEqual(there);
    expect(text).toContain('Not deleted 2');
  });

  it('is signed off by the hash of its JSON, which anybody can check', async () => {
    const receipt = await removed();
    const { bytes } = await save(receipt.id, 'json');
    expect(sha256(bytes)).toBe(receipt.digest);
    const text = await save(receipt.id, 'text');
    expect(text.bytes.toString()).toContain(`SHA-256     ${receipt.digest}`);
    const { service } = rig.receipts;
    expect(await service.verify({ id: receipt.id })).toMatchObject({ holds: true });

    rig.dialogs.chosen.push(text.path);
    expect(await service.verifyFile(undefined)).toMatchObject({ verdict: 'same' });
    appendFileSync(text.path, ' ');
    expect(await service.verifyFile(undefined)).toMatchObject({ verdict: 'changed' });
    rig.dialogs.chosen[0] = (await save(receipt.id, 'csv')).path;
    expect(await service.verifyFile(undefined)).toMatchObject({ verdict: 'same' });
    rig.dialogs.chosen[0] = rig.path();
    expect(await service.verifyFile(undefined)).toMatchObject({ verdict: 'none' });

    rig.database
      .prepare("UPDATE receipt_lines SET name = 'another' WHERE receipt_id = ? AND media_id = ?")
      .run(receipt.id, rig.rows(line)[0]?.id ?? 0);
    expect(await service.verify({ id: receipt.id })).toMatchObject({ holds: false });
  });

  it('stays when its run is dismissed, its account is removed and Satchel restarts', async () => {
    const receipt = await removed();
    await rig.removals.dismiss({ runId: receipt.id });
    rig.database.prepare('DELETE FROM accounts WHERE id = ?').run(line);
    rig.receipts.forgetAccount();
    await rig.restart();
    expect(await rig.receipts.service.get({ id: receipt.id })).toEqual(receipt);
    const lines = await rig.receipts.service.lines({ id: receipt.id, start: 0, count: 100 });
    expect(lines.length).toBe(30);
  });

  it('says what was kept, and of what nobody knows, when its account is removed under way', async () => {
    rig = await openRemovalRig({ items: 60 });
    const ids = rig.rows(line).map(({ id }) => id);
    rig.sandbox.faults.arm({ kind: 'hang', route: 'delete', skip: 6, times: 99 });
    const { token } = await rig.removals.prepare({ mediaIds: ids.slice(0, 20) });
    const { id } = await rig.removals.start({ token });
    await expect.poll(() => rig.deletes().length).toBe(14);
    rig.database.prepare('DELETE FROM accounts WHERE id = ?').run(line);
    await rig.removals.forgetAccount(line);
    rig.receipts.forgetAccount();
    expect(await signedOff()).toMatchObject({ id, of: 20, deleted: 6, unknown: 8, kept: 6 });
  });

  it('has each line once, whenever Satchel is killed', async () => {
    rig = await openRemovalRig({ items: 60 });
    const ids = rig.rows(line).map(({ id }) => id);
    const { token } = await rig.removals.prepare({ mediaIds: ids.slice(0, 24) });
    const { id } = await rig.removals.start({ token });
    for (const done of [3, 9, 17]) {
      await rig.runIs(id, (run) => run.done >= done);
      await rig.crash();
    }
    await rig.runIs(id, ({ state }) => state === 'over');
    const receipt = await signedOff();
    expect(receipt).toMatchObject({ of: 24, deleted: 24, refused: 0, kept: 0, unknown: 0 });
    const lines = await rig.receipts.service.lines({ id, start: 0, count: 100 });
    expect(lines.map(({ mediaId }) => mediaId)).toEqual(
      [...ids.slice(0, 24)].sort((a, b) => a - b),
    );
    expect(lines.every(({ outcome }) => outcome === 'deleted')).toBe(true);
  });

  it('is taken out of Activity and put back, and never removed', async () => {
    const receipt = await removed();
    const { service } = rig.receipts;
    expect(await service.clear({ ids: null, cleared: true })).toEqual([receipt.id]);
    expect(rig.toldReceipts.at(-1)).toMatchObject({ id: receipt.id, cleared: true });
    expect((await service.list({ start: 0, count: 10 })).total).toBe(1);
    expect(await service.clear({ ids: [receipt.id], cleared: false })).toEqual([receipt.id]);
    expect(await service.get({ id: receipt.id })).toEqual(receipt);
  });

  it('tells its other lines where one is damaged, and then holds no more', async () => {
    const { id } = await removed();
    rig.database.exec("UPDATE receipt_lines SET failure = '{' WHERE failure IS NOT NULL");
    const lines = await rig.receipts.service.lines({ id, start: 0, count: 100 });
    expect(lines.length).toBe(30);
    expect(await rig.receipts.service.verify({ id })).toMatchObject({ holds: false });
  });

  it('is not waited for where a pipe was chosen as its file', async () => {
    await removed();
    const pipe = join(rig.dialogs.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    rig.dialogs.chosen.push(pipe);
    expect(await rig.receipts.service.verifyFile(undefined)).toMatchObject({ verdict: 'none' });
  });

  it('is saved in one piece or not at all', async () => {
    const receipt = await removed();
    rig.dialogs.answer = join(rig.dialogs.folder, 'no such folder', 'receipt.json');
    const saving = rig.receipts.service.save({ id: receipt.id, format: 'json' });
    await expect(saving).rejects.toMatchObject({
      failure: { kind: 'not-saved', cause: 'folder-gone' },
    });
    rig.dialogs.answer = null;
    expect(await rig.receipts.service.save({ id: receipt.id, format: 'json' })).toBeNull();
  });
});
