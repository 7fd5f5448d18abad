import type { PostingTarget } from '../../../shared/contract/adding/postings.ts';
import { mostInCall } from '../../../shared/contract/parts/parts.ts';
import type { AccountId, JobId } from '../../../shared/ids.ts';
import type { PreparedPosting } from '../../../shared/posting.ts';
import { client, countFiles } from '../../bridge/client.ts';
import type { Brought } from '../../stores/dialogs/brought.ts';
import type { Cargo } from '../../stores/dialogs/dialog.ts';

export type Prepare = () => Promise<PreparedPosting & { readonly target?: PostingTarget }>;

interface Where {
  readonly accountId: AccountId;
  readonly target: PostingTarget;
}

/** One question is about so many; the others stay where they are. */
const asOne = (jobIds: readonly JobId[]) => jobIds.slice(0, mostInCall);

/** Asks who would receive it there; as often as wanted, the files are counted once. */
export function preparing(cargo: Cargo, where: Where): Prepare {
  if (cargo.from === 'person') return preparingBrought(cargo.brought, where);
  const jobIds = asOne(cargo.jobIds);
  const { accountId, target } = where;
  return () => client.postings.prepareMove({ jobIds, accountId, target });
}

function preparingBrought(brought: Brought, { accountId, target }: Where): Prepare {
  if (brought.kind === 'link') {
    return () => client.postings.prepareLink({ ...brought.picture, accountId, target });
  }
  let token = brought.kind === 'counted' ? brought.count.token : null;
  return async () => {
    if (brought.kind === 'files') token ??= (await countFiles(brought.files, null)).token;
    return client.postings.prepare({ token: token ?? '', accountId, target });
  };
}

/** Asks once more who would receive uploads that went no further. */
export function preparingReview(jobIds: readonly JobId[]): Prepare {
  return () => client.postings.review({ jobIds: asOne(jobIds) });
}
