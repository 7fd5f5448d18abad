import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { AddTarget } from '../shared/contract.ts';
import type { AccountId } from '../shared/ids.ts';
import type { UploadTargets } from '../shared/upload.ts';
import { addFiles, failureOf } from './client.ts';
import { ChooseAccount } from './features/drop/ChooseAccount.tsx';
import { DropOverlay } from './features/drop/DropOverlay.tsx';
import { useFileDrop } from './features/drop/useFileDrop.ts';
import { change } from './features/shell/viewStore.ts';
import { TargetDialog } from './features/targets/TargetDialog.tsx';
import { en } from './strings/en.ts';
import { explain } from './ui/explain.ts';
import { say } from './ui/statusStore.ts';
import type { UploadPlace } from './useAccountFacts.ts';

async function send(
  place: UploadPlace,
  files: readonly File[],
  target: AddTarget | null,
): Promise<void> {
  change({ trayOpen: true });
  try {
    await addFiles(place.accountId, files, target);
    say(en.uploads.added(files.length, place.label));
  } catch (error) {
    const { why } = explain(failureOf(error), { provider: place.label });
    say(`${en.uploads.addFailed}. ${why}`, 'bad');
  }
}

/** Files whose account is known, and not yet what they are put into there. */
interface Unplaced {
  readonly account: UploadPlace;
  readonly places: UploadTargets;
  readonly files: readonly File[];
}

/** Every way in for files: dropped, pasted or chosen. `overlay` is to be rendered once. */
export function useAdding(
  targets: readonly UploadPlace[],
  /** Why there is nowhere to add them to. */
  absence: string | null,
): {
  choose: () => void;
  overlay: ReactNode;
} {
  const [undecided, setUndecided] = useState<readonly File[] | null>(null);
  const [unplaced, setUnplaced] = useState<Unplaced | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const add = useCallback(
    (files: readonly File[], place: string | null) => {
      const [only, ...more] = targets;
      const chosen = targets.find(({ accountId }) => accountId === place);
      const decided = chosen ?? (more.length === 0 ? only : undefined);
      if (only === undefined) say(absence ?? en.uploads.drop.none, 'bad');
      else if (decided === undefined) setUndecided(files);
      else if (decided.places === null) void send(decided, files, null);
      else setUnplaced({ account: decided, places: decided.places, files });
    },
    [targets, absence],
  );
  const hovering = useFileDrop(useMemo(() => ({ onFiles: add }), [add]));

  const decide = (accountId: AccountId) => {
    if (undecided !== null) add(undecided, accountId);
    setUndecided(null);
  };

  const overlay = (
    <>
      <input
        ref={field}
        type="file"
        multiple
        hidden
        data-testid="file-field"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) add(files, null);
        }}
      />
      {hovering === null ? null : <DropOverlay hovering={hovering} targets={targets} />}
      {undecided === null ? null : (
        <ChooseAccount
          count={undecided.length}
          targets={targets}
          onChoose={decide}
          onClose={() => setUndecided(null)}
        />
      )}
      {unplaced === null ? null : (
        <TargetDialog
          accountId={unplaced.account.accountId}
          provider={unplaced.account.label}
          targets={unplaced.places}
          count={unplaced.files.length}
          onChoose={(target) => {
            const { account, files } = unplaced;
            void send(account, files, target && { id: target.id, label: target.label });
            setUnplaced(null);
          }}
          onClose={() => setUnplaced(null)}
        />
      )}
    </>
  );
  return { choose: useCallback(() => field.current?.click(), []), overlay };
}
