import { createAccountTable } from '../../../electron/accounts/accountTable.ts';
import type { Clock } from '../../../electron/base/clock.ts';
import type { Database } from '../../../electron/database/database.ts';
import { createContentHashes } from '../../../electron/library/contentHashes.ts';
import type { MediaTable } from '../../../electron/library/mediaTable.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import { createReceiptService } from '../../../electron/receipts/receiptService.ts';
import { createSaveDocument } from '../../../electron/saving/saveDocument.ts';
import type { Receipt } from '../../../shared/contract/receipts.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { silentBugs } from '../../base/support/silentBugs.ts';

/** What the system's dialogs answer: a path to save to, files to read. */
export interface Dialogs {
  answer: string | null;
  readonly chosen: string[];
  readonly folder: string;
}

interface ReceiptsDeps {
  readonly database: Database;
  readonly table: MediaTable;
  readonly clock: Clock;
  readonly dialogs: Dialogs;
  readonly providerOf: (id: AccountId) => Provider;
  readonly told: Receipt[];
}

/** Receipts over a database, with dialogs that a test answers. */
export function receiptsOf({ database, table, clock, dialogs, providerOf, told }: ReceiptsDeps) {
  const accounts = createAccountTable(database);
  const saveHost = { choose: async () => dialogs.answer, downloads: () => dialogs.folder };
  return createReceiptService({
    database,
    media: table,
    hashesOf: createContentHashes(database).of,
    accountOf(accountId) {
      const account = accounts.get(accountId)?.account;
      if (account === undefined) return null;
      const { label, identity, practice } = account;
      return { accountId, label, provider: providerOf(accountId).label, identity, practice };
    },
    accountIds: () => accounts.list().map(({ id }) => id),
    saveDocument: createSaveDocument(database, saveHost),
    chooseFiles: async () => dialogs.chosen,
    show() {},
    clock,
    emit(event, payload) {
      if (event === 'receiptsChanged') told.push(...(payload as Receipt[]));
    },
    bugs: silentBugs,
  });
}
