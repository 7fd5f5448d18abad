import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../electron/receipts/canonical.ts';
import { csvColumns } from '../../electron/receipts/csvReceipt.ts';
import { plainFailure } from '../../electron/receipts/plainFailure.ts';
import { plannedLine, writtenLine } from '../../electron/receipts/receiptLines.ts';
import type { ReceiptSource } from '../../electron/receipts/receiptSource.ts';
import { digestOf, renderReceipt } from '../../electron/receipts/renderReceipt.ts';
import { linkLeftOut, withoutLinks } from '../../electron/receipts/withoutLinks.ts';
import { removalJob } from '../../electron/removals/removalJob.ts';
import {
  type Receipt,
  type ReceiptFormat,
  type ReceiptLine,
  receiptLine,
} from '../../shared/contract/receipts.ts';
import { type Failure, failure } from '../../shared/failure.ts';
import { accountId, mediaId } from '../../shared/ids.ts';
import { csvLine, guarded } from '../../shared/text/csvLine.ts';

const account = accountId.parse('a');
const receipt: Receipt = {
  id: '6f1f2f7e-0000-4000-8000-000000000001',
  confirmedAt: 1_000,
  endedAt: 2_000,
  of: 1,
  deleted: 0,
  refused: 1,
  kept: 0,
  unknown: 0,
  accounts: [
    { accountId: account, label: 'A, "B"', provider: 'Plivo', identity: 'MA1', practice: false },
  ],
  refusals: [{ kind: 'forbidden', count: 1 }],
  cleared: false,
  digest: 'd',
};
const plain: ReceiptLine = {
  accountId: account,
  mediaId: mediaId.parse(1),
  ref: 'ref',
  messageRef: null,
  withMessage: false,
  direction: 'inbound',
  from: '+15550100',
  to: null,
  name: 'a.jpg',
  contentType: 'image/jpeg',
  sizeBytes: 5,
  sha256: null,
  storedAt: 0,
  outcome: 'refused',
  askedAt: 1_100,
  attempts: 1,
  status: 403,
  answer: 'forbidden',
  answeredAt: 1_200,
  checkedAt: null,
  endedAt: 2_000,
  failure: { kind: 'forbidden', detail: null, said: null },
};
const sourceOf = (lines: readonly ReceiptLine[]): ReceiptSource => ({
  receipt,
  portions: async function* () {
    yield lines;
  },
});
async function textOf(lines: readonly ReceiptLine[], format: ReceiptFormat): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of renderReceipt(sourceOf(lines), format)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
const all = async (lines: readonly ReceiptLine[]) =>
  (await Promise.all((['text', 'csv', 'json'] as const).map((one) => textOf(lines, one)))).join(
    '\n',
  );

const secret = 'SIGNATUREc2VjcmV0';
/** Links as providers sign them, in the ways in which they come into a text. */
const links = fc.constantFrom(
  `https://media.example/a.jpg?Expires=1&Signature=${secret}`,
  `HTTPS://user:${secret}@media.example/a`,
  `https%3A%2F%2Fmedia.example%2Fa%3Ftoken%3D${secret}`,
  `//media.example/a?X-Amz-Signature=${secret}`,
  `a.jpg?X-Amz-Credential=x&X-Amz-Signature=${secret}`,
  `satchel-media://item/1#${secret}=1`,
  `user:${secret}@media.example`,
);
const around = fc.constantFrom('', 'see ', 'photo (', 'Ünïcode\n', '"');
const linked = fc
  .tuple(around, links, fc.constantFrom('', ' end', '>', '"'))
  .map((some) => some.join(''));

describe('withoutLinks', () => {
  it('leaves nothing of a link, wherever it stands', () => {
    fc.assert(
      fc.property(linked, (text) => {
        const left = withoutLinks(text);
        expect(left).not.toContain(secret);
        expect(left).not.toMatch(/:\/\/|%3a%2f/i);
      }),
    );
  });

  it.each([
    'IMG_0001.jpg',
    'a & b.pdf',
    'Ünïcode – 1/2.png',
    '+15550100',
    'whatsapp:+15550100',
    'C# notes?.txt',
  ])('leaves %s as it is', (text) => expect(withoutLinks(text)).toBe(text));

  it('says where a link was', () => {
    expect(withoutLinks('see https://a.example/b?c=d now')).toBe(`see ${linkLeftOut} now`);
  });
});

describe('a receipt', () => {
  it('never holds a link or a signature, whatever a provider says of its items', async () => {
    const said = fc.record({ name: linked, ref: linked, address: linked, words: linked });
    await fc.assert(
      fc.asyncProperty(said, async ({ name, ref, address, words }) => {
        const refusal: Failure = failure.parse({
          kind: 'provider-refused',
          status: 422,
          code: words.slice(0, 500),
          detail: null,
          said: words,
        });
        const job = removalJob.parse({
          id: 'r',
          runId: receipt.id,
          accountId: account,
          messageRef: ref,
          items: [{ mediaId: 1, ref, messageRef: ref, linkUrl: words, storedAt: 1 }],
          attempt: 1,
          state: 'failed',
          failure: refusal,
        });
        const [item] = job.items;
        if (item === undefined) throw new Error('no item');
        const row = {
          name,
          fromAddress: address,
          toAddress: address,
          contentType: words,
          direction: null,
          sizeBytes: 1,
        };
        const planned = plannedLine(job, item, row as never, null);
        const written = writtenLine(job, 5);
        const line = receiptLine.parse({
          ...plain,
          ref: planned.ref,
          messageRef: planned.messageRef,
          name: planned.name,
          from: planned.fromAddress,
          to: planned.toAddress,
          contentType: planned.contentType,
          answer: written.answer,
          failure: JSON.parse(written.failure ?? 'null'),
        });
        const text = await all([line]);
        expect(text).not.toContain(secret);
        expect(text).not.toContain('://');
      }),
      { numRuns: 60 },
    );
  });

  it('keeps no words of others with a failure', () => {
    const told = plainFailure({ kind: 'forbidden', detail: null, said: `https://a?b=${secret}` });
    expect(JSON.stringify(told)).not.toContain(secret);
  });

  it('is CSV that an independent reader reads back, and no spreadsheet computes', async () => {
    const anyText = fc.string({
      unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\n', '\r', ' ', 'a', 'é'),
    });
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (name, to) => {
        const records: Record<string, string>[] = parse(
          await textOf([{ ...plain, name, to }], 'csv'),
          {
            columns: true,
          },
        );
        expect(Object.keys(records[0] ?? {})).toEqual([...csvColumns]);
        const [read] = records;
        const back = (text = '') => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
        expect([back(read?.['name']), back(read?.['to'])]).toEqual([name, to]);
        for (const cell of Object.values(read ?? {})) expect(cell).not.toMatch(/^[=+\-@]/);
      }),
    );
  });

  it('is the same bytes whenever it is written, and other bytes when a line is another', async () => {
    const digest = async (lines: readonly ReceiptLine[]) =>
      digestOf(renderReceipt(sourceOf(lines), 'json'));
    expect(await digest([plain])).toBe(await digest([plain]));
    expect(await digest([{ ...plain, name: 'b.jpg' }])).not.toBe(await digest([plain]));
    const json = await textOf([plain, plain], 'json');
    expect(canonical(JSON.parse(json))).toBe(json);
  });
});

describe('csvLine', () => {
  it('quotes what has to be, and guards what would be computed', () => {
    expect(csvLine(['a', 'b "c"', 'd,e', null, 5, '=1+1', "'=1"])).toBe(
      `a,"b ""c""","d,e",,5,'=1+1,''=1\r\n`,
    );
    expect(guarded('plain')).toBe('plain');
  });
});
