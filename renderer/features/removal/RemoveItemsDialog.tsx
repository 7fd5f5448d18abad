import { useEffect, useState } from 'react';
import type { Removal, Removed } from '../../../shared/contract/library.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client, failureOf } from '../../client.ts';
import { en } from '../../strings/en.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { explain } from '../../ui/explain.ts';
import { formatCount } from '../../ui/format.ts';
import { say } from '../../ui/statusStore.ts';
import { Refusals } from './Refusals.tsx';
import styles from './Removal.module.css';

interface RemoveItemsDialogProps {
  rows: readonly MediaRow[];
  providerOf: (row: MediaRow) => string;
  practice: boolean;
  onClose: () => void;
}

type Stage =
  | { readonly at: 'preparing' }
  | { readonly at: 'asking'; readonly removal: Removal; readonly pending: boolean }
  | { readonly at: 'over'; readonly removed: Removed }
  | { readonly at: 'failed'; readonly failure: Failure };

const words = en.removal;

/** Asks before items are deleted, naming all that goes with them, and says afterwards what did not. */
export function RemoveItemsDialog({ rows, providerOf, practice, onClose }: RemoveItemsDialogProps) {
  const [stage, setStage] = useState<Stage>({ at: 'preparing' });
  useEffect(() => {
    let over = false;
    client.library.prepareRemove({ mediaIds: rows.map(({ id }) => id) }).then(
      (removal) => {
        if (!over) setStage({ at: 'asking', removal, pending: false });
      },
      (error) => {
        if (!over) setStage({ at: 'failed', failure: failureOf(error) });
      },
    );
    return () => {
      over = true;
    };
  }, [rows]);

  async function remove(removal: Removal): Promise<void> {
    setStage({ at: 'asking', removal, pending: true });
    try {
      const removed = await client.library.remove({ token: removal.token });
      const { length } = removed.removed;
      if (length > 0) say(words.done(length, formatCount(length)));
      if (removed.failed.length > 0) setStage({ at: 'over', removed });
      else onClose();
    } catch (error) {
      setStage({ at: 'failed', failure: failureOf(error) });
    }
  }

  const refusalsOf = (failed: Removed['failed']) => (
    <Refusals failed={failed} rows={rows} providerOf={providerOf} />
  );
  const close = (
    <DialogActions>
      <Button slot="close" autoFocus>
        {words.close}
      </Button>
    </DialogActions>
  );
  switch (stage.at) {
    case 'preparing':
      return (
        <Dialog role="alertdialog" title={words.preparing} onClose={onClose}>
          {close}
        </Dialog>
      );
    case 'failed': {
      const { title, why, remedy } = explain(stage.failure, { provider: en.shell.provider });
      return (
        <Dialog role="alertdialog" title={words.nothing} onClose={onClose}>
          <Banner tone="danger" boxed urgent title={`${title}.`}>
            {why} {remedy}
          </Banner>
          {close}
        </Dialog>
      );
    }
    case 'over': {
      const { removed, failed } = stage.removed;
      const text = formatCount(failed.length);
      const title =
        removed.length === 0
          ? words.failed(failed.length, text)
          : words.partly(
              en.library.total(removed.length, formatCount(removed.length)),
              failed.length,
              text,
            );
      return (
        <Dialog role="alertdialog" title={title} onClose={onClose}>
          {refusalsOf(failed)}
          {close}
        </Dialog>
      );
    }
    case 'asking': {
      const { removal, pending } = stage;
      const { count, messages, others, failed } = removal;
      const text = formatCount(count);
      if (count === 0) {
        return (
          <Dialog role="alertdialog" title={words.nothing} onClose={onClose}>
            {refusalsOf(failed)}
            {close}
          </Dialog>
        );
      }
      const providers = new Intl.ListFormat('en').format([...new Set(rows.map(providerOf))]);
      return (
        <Dialog role="alertdialog" title={words.title(count, text)} onClose={onClose}>
          <div className={styles.words}>
            {messages === 0 ? null : (
              <p className={styles.loud}>{words.messages(messages, formatCount(messages))}</p>
            )}
            {others === 0 ? null : <p>{words.others(others, formatCount(others))}</p>}
            <p>{practice ? words.practice : words.atProvider(providers)}</p>
            {failed.length === 0 ? null : (
              <p>{words.cannot(failed.length, formatCount(failed.length))}</p>
            )}
          </div>
          {failed.length === 0 ? null : refusalsOf(failed)}
          <DialogActions>
            <Button slot="close" autoFocus>
              {words.cancel}
            </Button>
            <Button look="danger" isPending={pending} onPress={() => void remove(removal)}>
              {pending
                ? words.pending
                : messages === 0
                  ? words.submit(count, text)
                  : words.withMessages(count, text, messages, formatCount(messages))}
            </Button>
          </DialogActions>
        </Dialog>
      );
    }
    default:
      return stage satisfies never;
  }
}
