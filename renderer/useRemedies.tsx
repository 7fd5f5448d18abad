import { type ReactNode, useCallback, useState } from 'react';
import { mostInCall } from '../shared/contract/parts.ts';
import type { PostingTarget } from '../shared/contract/postings.ts';
import type { AccountId, JobId } from '../shared/ids.ts';
import type { PreparedPosting } from '../shared/posting.ts';
import type { Remedy } from '../shared/remedy.ts';
import type { UploadTargets } from '../shared/upload.ts';
import { applyRemedy } from './actions/uploadCalls.ts';
import { client } from './client.ts';
import { PostingDialog } from './features/postings/PostingDialog.tsx';
import { TargetDialog } from './features/targets/TargetDialog.tsx';
import { en } from './strings/en.ts';
import type { AccountFacts } from './useAccountFacts.ts';

/** Files whose next account is known, and not yet what they are put into there. */
interface Unplaced {
  readonly jobIds: readonly JobId[];
  readonly remedy: Extract<Remedy, { kind: 'other-account' }>;
  readonly places: UploadTargets;
}

type Prepared = PreparedPosting & { readonly target?: PostingTarget };

/** Files for everybody in a place, to be looked at before they go there. */
interface Asked {
  readonly accountId: AccountId;
  readonly prepare: () => Promise<Prepared>;
  /** Where they came from when the place was chosen just now. */
  readonly chosen: { readonly from: Unplaced; readonly label: string } | null;
}

/** As many as are asked about at once; the others stay where they are. */
const asOne = (jobIds: readonly JobId[]) => jobIds.slice(0, mostInCall);

/** Does what would help refused files, and asks first what they are put into and who receives them there. `dialog` is to be rendered once. */
export function useRemedies(
  facts: Pick<AccountFacts, 'accountOf' | 'providerOf' | 'accountLabel'>,
): {
  apply: (jobIds: readonly JobId[], remedy: Remedy) => void;
  /** Shows once more who would receive uploads that went no further. */
  review: (jobIds: readonly JobId[], accountId: AccountId) => void;
  dialog: ReactNode;
} {
  const { accountOf, providerOf, accountLabel } = facts;
  const [unplaced, setUnplaced] = useState<Unplaced | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const placesOf = useCallback(
    (accountId: AccountId) => providerOf(accountId)?.capabilities.upload?.targets ?? null,
    [providerOf],
  );
  const apply = useCallback(
    (jobIds: readonly JobId[], remedy: Remedy) => {
      if (remedy.kind !== 'other-account') return applyRemedy(jobIds, remedy);
      const places = placesOf(remedy.accountId);
      if (places === null) applyRemedy(jobIds, remedy);
      else setUnplaced({ jobIds, remedy, places });
    },
    [placesOf],
  );
  const review = useCallback((jobIds: readonly JobId[], accountId: AccountId) => {
    const prepare = () => client.postings.review({ jobIds: asOne(jobIds) });
    setAsked({ accountId, prepare, chosen: null });
  }, []);

  const choose = (from: Unplaced, target: PostingTarget) => {
    const { accountId } = from.remedy;
    const jobIds = asOne(from.jobIds);
    const prepare = () => client.postings.prepareMove({ jobIds, accountId, target });
    setAsked({ accountId, prepare, chosen: { from, label: target.label } });
  };
  const back = ({ chosen }: Asked) =>
    chosen === null
      ? undefined
      : () => {
          setUnplaced(chosen.from);
          setAsked(null);
        };

  const dialog = (
    <>
      {unplaced === null ? null : (
        <TargetDialog
          accountId={unplaced.remedy.accountId}
          provider={accountLabel(unplaced.remedy.accountId)}
          targets={unplaced.places}
          count={unplaced.jobIds.length}
          onChoose={(target) => {
            setUnplaced(null);
            if (target === null) applyRemedy(unplaced.jobIds, unplaced.remedy);
            else choose(unplaced, { id: target.id, label: target.label });
          }}
          onClose={() => setUnplaced(null)}
        />
      )}
      {asked === null ? null : (
        <PostingDialog
          prepare={asked.prepare}
          kind={(placesOf(asked.accountId)?.label ?? en.targets.place).toLocaleLowerCase('en')}
          labelOf={(prepared) => prepared?.target?.label ?? asked.chosen?.label ?? ''}
          provider={accountLabel(asked.accountId)}
          practice={accountOf(asked.accountId)?.practice ?? false}
          onBack={back(asked)}
          onSent={() => setAsked(null)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
  return { apply, review, dialog };
}
