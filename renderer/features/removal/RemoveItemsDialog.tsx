import { useEffect, useState } from 'react';
import type { Removal, RemovalRun } from '../../../shared/contract/removals.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client, failureOf } from '../../client.ts';
import { named } from '../../named.ts';
import { en } from '../../strings/en.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { explain } from '../../ui/explain.ts';
import { formatCount } from '../../ui/format.ts';
import { Going } from './Going.tsx';
import { Refusals } from './Refusals.tsx';
import styles from './Removal.module.css';
import { RunDialog } from './RunDialog.tsx';

interface RemoveItemsDialogProps {
  rows: readonly MediaRow[];
  providerOf: (row: MediaRow) => string;
  practice: boolean;
  onClose: () => void;
}

type Stage =
  | { readonly at: 'preparing' }
  | { readonly at: 'asking'; readonly removal: Removal; readonly begun: boolean }
  | { readonly at: 'running'; readonly run: RemovalRun }
  | { readonly at: 'failed'; readonly failure: Failure };

const words = en.removal;

/** Asks before items are deleted, naming all that goes with them; then tells how far it is. */
export function RemoveItemsDialog(props: RemoveItemsDialogProps) {
  const { rows, providerOf, onClose } = props;
  const [stage, setStage] = useState<Stage>({ at: 'preparing' });
  useEffect(() => {
    let over = false;
    const prepare = async (): Promise<Stage> => {
      try {
        const removal = await client.removals.prepare(await named(rows.map(({ id }) => id)));
        return { at: 'asking', removal, begun: false };
      } catch (error) {
        return { at: 'failed', failure: failureOf(error) };
      }
    };
    void prepare().then((next) => {
      if (!over) setStage(next);
    });
    return () => {
      over = true;
    };
  }, [rows]);

  async function begin(removal: Removal): Promise<void> {
    setStage({ at: 'asking', removal, begun: true });
    try {
      setStage({ at: 'running', run: await client.removals.start({ token: removal.token }) });
    } catch (error) {
      setStage({ at: 'failed', failure: failureOf(error) });
    }
  }

  const close = (
    <DialogActions>
      <Button slot="close" autoFocus>
        {stage.at === 'preparing' ? words.cancel : words.close}
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
    case 'running':
      return <RunDialog run={stage.run} providerOf={providerOf} onClose={onClose} />;
    case 'asking':
      if (stage.removal.count > 0) {
        return <Question {...props} {...stage} onBegin={() => void begin(stage.removal)} />;
      }
      return (
        <Dialog role="alertdialog" title={words.nothing} onClose={onClose}>
          <Refusals
            refused={stage.removal.refusals}
            count={stage.removal.failed}
            providerOf={providerOf}
          />
          {close}
        </Dialog>
      );
    default:
      return stage satisfies never;
  }
}

interface QuestionProps extends RemoveItemsDialogProps {
  removal: Removal;
  /** It was confirmed, and nothing is asked any more. */
  begun: boolean;
  onBegin: () => void;
}

function Question({ rows, providerOf, practice, removal, begun, onBegin, onClose }: QuestionProps) {
  const { count, messages, others, failed } = removal;
  const text = formatCount(count);
  const providers = new Intl.ListFormat('en').format([...new Set(rows.map(providerOf))]);
  return (
    <Dialog role="alertdialog" title={words.title(count, text)} onClose={onClose}>
      <Going label={words.named} rows={removal.named} count={count - others} />
      <div className={styles.words}>
        {messages === 0 ? null : (
          <p className={styles.loud}>{words.messages(messages, formatCount(messages))}</p>
        )}
        {others === 0 ? null : (
          <>
            <p>{words.others(others, formatCount(others))}</p>
            <Going
              label={words.others(others, formatCount(others))}
              rows={removal.othersNamed}
              count={others}
            />
          </>
        )}
        <p>{practice ? words.practice : words.atProvider(count, providers)}</p>
        {failed === 0 ? null : <p>{words.cannot(failed, formatCount(failed))}</p>}
      </div>
      {failed === 0 ? null : (
        <Refusals refused={removal.refusals} count={failed} providerOf={providerOf} />
      )}
      <DialogActions>
        <Button slot="close" autoFocus isDisabled={begun}>
          {words.cancel}
        </Button>
        <Button look="danger" isDisabled={begun} onPress={onBegin}>
          {messages === 0
            ? words.submit(count, text)
            : words.withMessages(count, text, messages, formatCount(messages))}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
