import type { Account } from '../../../shared/account.ts';
import type { StoredMedia } from '../../library/mediaRow.ts';
import type { StoredArchive } from '../archiveTable.ts';
import { entryOf, ownerOfAccount } from '../index/indexEntry.ts';
import type { ArchivedItem } from '../itemTable.ts';
import type { StoredFile } from './archiveJob.ts';

/** What is written down of an item that has just come into an archive. */
export function archivedItemOf(
  { id, options }: StoredArchive,
  item: StoredMedia,
  account: Account,
  file: StoredFile,
): ArchivedItem {
  return {
    ...file,
    archiveId: id,
    owner: ownerOfAccount(account),
    ref: item.ref,
    mediaId: item.id,
    accountId: item.accountId,
    state: 'held',
    fromIndex: false,
    entry: entryOf(item, account, options.messageText),
  };
}
