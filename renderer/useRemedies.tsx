import { type ReactNode, useCallback, useState } from 'react';
import type { JobId } from '../shared/ids.ts';
import type { Remedy } from '../shared/remedy.ts';
import type { UploadTargets } from '../shared/upload.ts';
import { TargetDialog } from './features/targets/TargetDialog.tsx';
import { applyRemedy } from './features/uploads/uploadCalls.ts';
import type { AccountFacts } from './useAccountFacts.ts';

/** Files whose next account is known, and not yet what they are put into there. */
interface Unplaced {
  readonly jobIds: readonly JobId[];
  readonly remedy: Extract<Remedy, { kind: 'other-account' }>;
  readonly places: UploadTargets;
}

/** Does what would help refused files, and asks first what they are put into. `dialog` is to be rendered once. */
export function useRemedies({
  providerOf,
  accountLabel,
}: Pick<AccountFacts, 'providerOf' | 'accountLabel'>): {
  apply: (jobIds: readonly JobId[], remedy: Remedy) => void;
  dialog: ReactNode;
} {
  const [unplaced, setUnplaced] = useState<Unplaced | null>(null);
  const apply = useCallback(
    (jobIds: readonly JobId[], remedy: Remedy) => {
      if (remedy.kind !== 'other-account') return applyRemedy(jobIds, remedy);
      const places = providerOf(remedy.accountId)?.capabilities.upload?.targets ?? null;
      if (places === null) applyRemedy(jobIds, remedy);
      else setUnplaced({ jobIds, remedy, places });
    },
    [providerOf],
  );
  const dialog =
    unplaced === null ? null : (
      <TargetDialog
        accountId={unplaced.remedy.accountId}
        provider={accountLabel(unplaced.remedy.accountId)}
        targets={unplaced.places}
        count={unplaced.jobIds.length}
        onChoose={(target) => {
          const { jobIds, remedy } = unplaced;
          applyRemedy(jobIds, remedy, target && { id: target.id, label: target.label });
          setUnplaced(null);
        }}
        onClose={() => setUnplaced(null)}
      />
    );
  return { apply, dialog };
}
