import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { AccountId } from '../shared/ids.ts';
import { addFiles, failureOf } from './client.ts';
import { ChooseAccount } from './features/drop/ChooseAccount.tsx';
import { DropOverlay, type DropTarget } from './features/drop/DropOverlay.tsx';
import { useFileDrop } from './features/drop/useFileDrop.ts';
import { change } from './features/shell/viewStore.ts';
import { en } from './strings/en.ts';
import { explain } from './ui/explain.ts';
import { say } from './ui/statusStore.ts';

async function send(target: DropTarget, files: readonly File[]): Promise<void> {
  change({ trayOpen: true });
  try {
    await addFiles(target.accountId, files);
    say(en.uploads.added(files.length, target.label));
  } catch (error) {
    const { why } = explain(failureOf(error), { provider: target.label });
    say(`${en.uploads.addFailed}. ${why}`, 'bad');
  }
}

/** Every way in for files: dropped, pasted or chosen. `overlay` is to be rendered once. */
export function useAdding(targets: readonly DropTarget[]): {
  choose: () => void;
  overlay: ReactNode;
} {
  const [undecided, setUndecided] = useState<readonly File[] | null>(null);
  const field = useRef<HTMLInputElement>(null);

  const add = useCallback(
    (files: readonly File[], place: string | null) => {
      const [only, ...more] = targets;
      const chosen = targets.find(({ accountId }) => accountId === place);
      if (only === undefined) say(en.uploads.drop.none, 'bad');
      else if (chosen !== undefined) void send(chosen, files);
      else if (more.length === 0) void send(only, files);
      else setUndecided(files);
    },
    [targets],
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
    </>
  );
  return { choose: useCallback(() => field.current?.click(), []), overlay };
}
