import { useEffect, useState } from 'react';
import type { Removal } from '../../../shared/contract/removals.ts';
import type { Failure } from '../../../shared/failure.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { nameOf, type Target } from '../../stores/library/target.ts';
import { startRemoval } from '../../stores/removalsStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { LateButton } from '../../ui/LateButton.tsx';
import { Going } from './Going.tsx';
import { Refusals } from './Refusals.tsx';
import styles from './Removal.module.css';

interface RemoveItemsDialogProps {
  target: Target;
  onClose: () => void;
}

type Stage =
  | { readonly at: 'preparing' }
  | { readonly at: 'asking'; readonly removal: Removal; readonly begun: boolean }
  | { readonly at: 'failed'; readonly failure: Failure };

const words = en.removal;

/** Asks before items are deleted, naming all that goes with them. */
export function RemoveItemsDialog({ target, onClose }: RemoveItemsDialogProps) {
  const [stage, setStage] = useState<Stage>({ at: 'preparing' });
  useEffect(() => {
    let over = false;
    const prepare = async (): Promise<Stage> => {
      try {
        const removal = await client.removals.prepare(await nameOf(target));
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
  }, [target]);

  async function begin(removal: Removal): Promise<void> {
    setStage({ at: 'asking', removal, begun: true });
    try {
      await startRemoval(removal.token, () => nameOf(target));
      // How it goes, and that it can be undone, stands in a line of the window.
      onClose();
    } catch (error) {
      setStage({ at: 'failed', failure: failureOf(error) });
    }
  }

  const question = stage.at === 'asking' && stage.removal.count > 0 ? stage : null;
  return (
    <Dialog role="alertdialog" title={titleOf(stage)} onClose={onClose}>
      {question === null ? <NothingToDo stage={stage} /> : <Question removal={question.removal} />}
      {/* One way out from the beginning, which keeps the keyboard while what is asked is found out. */}
      <DialogActions>
        <Button slot="close" autoFocus isDisabled={question?.begun === true}>
          {stage.at === 'preparing' || question !== null ? words.cancel : words.close}
        </Button>
        {question === null ? null : (
          <Confirm
            removal={question.removal}
            begun={question.begun}
            onBegin={() => void begin(question.removal)}
          />
        )}
      </DialogActions>
    </Dialog>
  );
}

function titleOf(stage: Stage): string {
  if (stage.at === 'preparing') return words.preparing;
  if (stage.at !== 'asking') return words.nothing;
  const { count, underway, failed } = stage.removal;
  if (count === 0 && underway > 0) return words.already;
  if (count === 0) return failed > 0 ? words.nothing : words.deleted;
  return words.title(count, formatCount(count));
}

/** While it is looked at what goes, or when nothing can. */
function NothingToDo({ stage }: { stage: Stage }) {
  const told =
    stage.at === 'failed'
      ? explain(stage.failure, { provider: en.shell.provider, once: true })
      : null;
  return (
    <>
      {told === null ? null : (
        <Banner tone="danger" boxed urgent title={`${told.title}.`}>
          {told.why} {told.remedy}
        </Banner>
      )}
      {stage.at === 'asking' ? (
        <>
          <Underway count={stage.removal.underway} />
          <Refusals refused={stage.removal.refusals} count={stage.removal.failed} />
        </>
      ) : null}
    </>
  );
}

/** What another removal has in hand, which this one leaves to it. */
function Underway({ count }: { count: number }) {
  return count === 0 ? null : (
    <p className={styles.words}>{words.underway(count, formatCount(count))}</p>
  );
}

interface ConfirmProps {
  removal: Removal;
  /** It was confirmed, and nothing is asked any more. */
  begun: boolean;
  onBegin: () => void;
}

function Confirm({ removal: { count, messages }, begun, onBegin }: ConfirmProps) {
  const text = formatCount(count);
  return (
    <LateButton look="danger" isDisabled={begun} onPress={onBegin}>
      {messages === 0
        ? words.submit(count, text)
        : words.withMessages(count, text, messages, formatCount(messages))}
    </LateButton>
  );
}

function Question({ removal }: { removal: Removal }) {
  const { accountOf, accountLabel, providerLabel } = useAccountIndex();
  const { accounts, count, messages, others, underway, failed } = removal;
  const practice = accounts.every(({ accountId }) => accountOf(accountId)?.practice === true);
  const providers = new Intl.ListFormat('en').format([
    ...new Set(accounts.map(({ accountId }) => providerLabel(accountId))),
  ]);
  return (
    <>
      <div className={styles.words}>
        {messages === 0 ? null : (
          <p className={styles.loud}>{words.messages(messages, formatCount(messages))}</p>
        )}
        <p>{practice ? words.practice : words.atProvider(count, providers)}</p>
      </div>
      {accounts.length < 2 ? null : (
        <ul className={styles.accounts} aria-label={words.byAccount}>
          {accounts.map(({ accountId, count: theirs }) => (
            <li key={accountId}>
              <bdi>{accountLabel(accountId)}</bdi>
              <span>{words.items(theirs, formatCount(theirs))}</span>
            </li>
          ))}
        </ul>
      )}
      <Going label={words.named} rows={removal.named} count={count - others} />
      {others === 0 ? null : (
        <>
          <p className={styles.words}>{words.others(others, formatCount(others))}</p>
          <Going label={words.othersNamed} rows={removal.othersNamed} count={others} />
        </>
      )}
      {failed === 0 ? null : (
        <p className={styles.words}>{words.cannot(failed, formatCount(failed))}</p>
      )}
      {failed === 0 ? null : <Refusals refused={removal.refusals} count={failed} />}
      <Underway count={underway} />
    </>
  );
}
