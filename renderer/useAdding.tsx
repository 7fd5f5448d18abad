import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { PostingTarget } from '../shared/contract/postings.ts';
import type { AccountId } from '../shared/ids.ts';
import type { IntakeCount } from '../shared/intake.ts';
import type { PreparedPosting } from '../shared/posting.ts';
import type { UploadTargets } from '../shared/upload.ts';
import { addBrought, preparing } from './addBrought.ts';
import { client, failureOf } from './client.ts';
import { type Brought, filesIn, needsAsking, needsCount } from './features/drop/brought.ts';
import { ChooseAccount } from './features/drop/ChooseAccount.tsx';
import { CountDialog } from './features/drop/CountDialog.tsx';
import { DropOverlay } from './features/drop/DropOverlay.tsx';
import { forgetCount, useCounting } from './features/drop/useCounting.ts';
import { useFileDrop } from './features/drop/useFileDrop.ts';
import { PostingDialog } from './features/postings/PostingDialog.tsx';
import { TargetDialog } from './features/targets/TargetDialog.tsx';
import { sayFailure } from './stores/notices/sayFailure.ts';
import { say } from './stores/notices/statusStore.ts';
import { change } from './stores/viewStore.ts';
import { en } from './strings/en.ts';
import type { UploadPlace } from './useAccountFacts.ts';

/** Something whose account is known, and not yet what it is put into there. */
interface Unplaced {
  readonly account: UploadPlace;
  readonly places: UploadTargets;
  readonly brought: Brought;
}

/** The same once that is chosen: who receives it there is shown before anything is sent. */
interface Placed extends Unplaced {
  readonly target: PostingTarget;
  readonly prepare: () => Promise<PreparedPosting>;
}

function sayNotAdded(error: unknown): void {
  sayFailure(failureOf(error), { what: en.uploads.addFailed });
}

function paste(): void {
  client.intake.paste(undefined).catch(sayNotAdded);
}

/** Every way in: dropped, pasted or chosen. `overlay` is to be rendered once. */
export function useAdding(
  targets: readonly UploadPlace[],
  /** Why there is nowhere to add them to. */
  absence: string | null,
): {
  choose: () => void;
  /** Adds what is on the clipboard, which is heard like any paste. */
  paste: () => void;
  overlay: ReactNode;
} {
  const [undecided, setUndecided] = useState<Brought | null>(null);
  const [unplaced, setUnplaced] = useState<Unplaced | null>(null);
  const [placed, setPlaced] = useState<Placed | null>(null);
  const { counting, count, ask, stop } = useCounting();
  /** The zone that what is being counted was let go over. */
  const countedFor = useRef<string | null>(null);

  const add = useCallback(
    (brought: Brought, place: string | null) => {
      const [only, ...more] = targets;
      const chosen = targets.find(({ accountId }) => accountId === place);
      const decided = chosen ?? (more.length === 0 ? only : undefined);
      if (only === undefined) say(absence ?? en.uploads.drop.none, 'bad');
      else if (decided === undefined) setUndecided(brought);
      else if (decided.places === null) void addBrought(decided, brought);
      else setUnplaced({ account: decided, places: decided.places, brought });
    },
    [targets, absence],
  );

  const addCounted = useCallback(
    (found: IntakeCount, place: string | null) => {
      countedFor.current = place;
      if (needsAsking(found)) ask(found);
      else add({ kind: 'counted', count: found }, place);
    },
    [add, ask],
  );

  const addFiles = useCallback(
    async (files: readonly File[], folders: boolean, place: string | null) => {
      if (!needsCount(files, folders)) return add({ kind: 'files', files }, place);
      try {
        const found = await count(files);
        if (found !== null) addCounted(found, place);
      } catch (error) {
        sayNotAdded(error);
      }
    },
    [add, addCounted, count],
  );

  const choose = useCallback(() => {
    const work = async () => {
      const found = await client.intake.choose(undefined);
      if (found !== null) addCounted(found, null);
    };
    work().catch(sayNotAdded);
  }, [addCounted]);

  const drop = useMemo(
    () => ({
      onFiles: (files: readonly File[], folders: boolean, place: string | null) =>
        void addFiles(files, folders, place),
      onLink: (url: string, place: string | null) => add({ kind: 'link', url }, place),
      onNothing: () => say(en.uploads.nothingPasted, 'bad'),
    }),
    [add, addFiles],
  );
  const hovering = useFileDrop(drop);

  const decide = (accountId: AccountId) => {
    if (undecided !== null) add(undecided, accountId);
    setUndecided(null);
  };

  const overlay = (
    <>
      {hovering === null ? null : (
        <DropOverlay hovering={hovering} targets={targets} absence={absence} />
      )}
      {counting === null ? null : (
        <CountDialog
          counting={counting}
          onAdd={(found) => {
            stop();
            add({ kind: 'counted', count: found }, countedFor.current);
          }}
          onClose={() => {
            if (counting.state === 'asking') forgetCount(counting.count);
            stop();
          }}
        />
      )}
      {undecided === null ? null : (
        <ChooseAccount
          count={filesIn(undecided)}
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
          count={filesIn(unplaced.brought)}
          onChoose={(target) => {
            const { account, brought } = unplaced;
            setUnplaced(null);
            if (target === null) return void addBrought(account, brought);
            const into = { id: target.id, label: target.label };
            setPlaced({ ...unplaced, target: into, prepare: preparing(account, brought, into) });
          }}
          onClose={() => setUnplaced(null)}
        />
      )}
      {placed === null ? null : (
        <PostingDialog
          prepare={placed.prepare}
          kind={placed.places.label.toLocaleLowerCase('en')}
          labelOf={() => placed.target.label}
          provider={placed.account.label}
          practice={placed.account.practice}
          onBack={() => {
            setUnplaced(placed);
            setPlaced(null);
          }}
          onSent={() => {
            change({ trayOpen: true });
            setPlaced(null);
          }}
          onClose={() => setPlaced(null)}
        />
      )}
    </>
  );
  return { choose, paste, overlay };
}
