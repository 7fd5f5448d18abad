import type { ReceiptFormat } from '../../shared/contract/receipts.ts';
import { client, failureOf } from '../bridge/client.ts';
import { sayFailure } from '../stores/notices/sayFailure.ts';
import { say } from '../stores/notices/statusStore.ts';
import { en } from '../strings/en.ts';

const words = en.activity;

async function attempt(work: () => Promise<void>, what?: string): Promise<void> {
  try {
    await work();
  } catch (error) {
    sayFailure(failureOf(error), what === undefined ? {} : { what });
  }
}

function showSaved(token: string): void {
  void attempt(async () => void (await client.receipts.show({ token })));
}

/** Lets a person choose where to save a receipt, and says what became of it. */
export function saveReceipt(id: string, format: ReceiptFormat): void {
  void attempt(async () => {
    const saved = await client.receipts.save({ id, format });
    if (saved === null) return;
    const { token, name } = saved;
    const action = { label: words.receipt.showFile, run: () => showSaved(token) };
    say(words.receipt.saved(name), 'good', null, action);
  }, words.receipt.notSaved);
}

/** Says whether what Satchel has of a receipt is still what was signed off. */
export function verifyReceipt(id: string): void {
  void attempt(async () => {
    const { holds } = await client.receipts.verify({ id });
    say(holds ? words.receipt.holds : words.receipt.broken, holds ? 'good' : 'bad');
  });
}

/** Lets a person choose a saved receipt, and says whether it is what Satchel has. */
export function verifySavedReceipt(): void {
  void attempt(async () => {
    const told = await client.receipts.verifyFile(undefined);
    if (told === null) return;
    const { name, verdict } = told;
    say(words.receipt.file[verdict](name), verdict === 'same' ? 'good' : 'bad');
  });
}
