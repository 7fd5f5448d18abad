import { useEffect, useState } from 'react';
import type { CopyPlan } from '../../../shared/contract/copies.ts';
import type { Failure } from '../../../shared/failure.ts';
import { beginCopies } from '../../actions/renewing/copyRuns.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { nameOf, type Target } from '../../stores/library/target.ts';
import { useRows } from '../../stores/library/useRows.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { refusedReasons } from '../../text/refusedReasons.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { LateButton } from '../../ui/LateButton.tsx';
import { RefusedList } from '../../ui/RefusedList.tsx';
import styles from './Renewing.module.css';

interface RenewDialogProps {
  target: Target;
  /** What it comes to, where that was asked before. */
  plan: CopyPlan | null;
  onClose: () => void;
}

type Stage =
  | { readonly at: 'preparing' }
  | { readonly at: 'asking'; readonly plan: CopyPlan; readonly begun: boolean }
  | { readonly at: 'failed'; readonly failure: Failure };

const words = en.renewing;

/** Asks before many items are uploaded again: how many, how much, and what cannot be and why. */
export function RenewDialog({ target, plan: known, onClose }: RenewDialogProps) {
  const [stage, setStage] = useState<Stage>(
    known === null ? { at: 'preparing' } : { at: 'asking', plan: known, begun: false },
  );
  useEffect(() => {
    if (known !== null) return;
    let over = false;
    const prepare = async (): Promise<Stage> => {
      try {
        const plan = await client.copies.plan({ items: await nameOf(target), to: 'same' });
        return { at: 'asking', plan, begun: false };
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
  }, [target, known]);

  async function begin(plan: CopyPlan): Promise<void> {
    setStage({ at: 'asking', plan, begun: true });
    try {
      const { of } = await beginCopies(plan.token);
      say(words.begunMany(of, formatCount(of)));
      onClose();
    } catch (error) {
      setStage({ at: 'failed', failure: failureOf(error) });
    }
  }

  const question = stage.at === 'asking' && stage.plan.count > 0 ? stage : null;
  return (
    <Dialog role="alertdialog" title={titleOf(stage)} onClose={onClose}>
      {stage.at === 'asking' ? <Plan plan={stage.plan} /> : null}
      {stage.at === 'failed' ? <Failed failure={stage.failure} /> : null}
      <DialogActions>
        <Button slot="close" autoFocus isDisabled={question?.begun === true}>
          {stage.at === 'preparing' || question !== null ? words.cancel : words.close}
        </Button>
        {question === null ? null : (
          <LateButton
            look="primary"
            isDisabled={question.begun}
            onPress={() => void begin(question.plan)}
          >
            {words.submit(question.plan.count, formatCount(question.plan.count))}
          </LateButton>
        )}
      </DialogActions>
    </Dialog>
  );
}

function titleOf(stage: Stage): string {
  if (stage.at === 'preparing') return words.preparing;
  if (stage.at !== 'asking') return words.nothing;
  const { count, underway, there } = stage.plan;
  if (count > 0) return words.title(count, formatCount(count));
  if (underway > 0) return words.already;
  return there > 0 ? words.nothingBack : words.nothing;
}

function Failed({ failure }: { failure: Failure }) {
  const { title, why, remedy } = explain(failure, { provider: en.shell.provider, once: true });
  return (
    <Banner tone="danger" boxed urgent title={`${title}.`}>
      {why} {remedy}
    </Banner>
  );
}

function sizeText({ bytes, unknownSizes }: CopyPlan): string {
  if (unknownSizes === 0) return words.size(formatBytes(bytes));
  return bytes === 0 ? words.sizeUnknown : words.sizeAtLeast(formatBytes(bytes));
}

function Plan({ plan }: { plan: CopyPlan }) {
  const { accountLabel, providerLabel } = useAccountIndex();
  const { count, bytes, freeBytes, accounts, underway, there, refused } = plan;
  const lost = refused.reduce((sum, { items }) => sum + items, 0);
  const rows = useRows(refused.flatMap(({ first }) => first));
  const reasons = refusedReasons(refused, rows, providerLabel);
  return (
    <div className={styles.plan}>
      {count === 0 ? null : (
        <>
          <p>{words.explained}</p>
          <p>{sizeText(plan)}</p>
        </>
      )}
      {count > 0 && freeBytes !== null && freeBytes < bytes / Math.max(1, count) ? (
        <p>{words.tooLittle(formatBytes(freeBytes))}</p>
      ) : null}
      {accounts.length < 2 ? null : (
        <ul className={styles.accounts} aria-label={words.byAccount}>
          {accounts.map(({ accountId, count: theirs }) => (
            <li key={accountId}>
              <bdi>{accountLabel(accountId)}</bdi>
              <span>{formatCount(theirs)}</span>
            </li>
          ))}
        </ul>
      )}
      {underway === 0 ? null : <p>{words.underway(underway, formatCount(underway))}</p>}
      {there === 0 ? null : <p>{words.back(there, formatCount(there))}</p>}
      {lost === 0 ? null : (
        <>
          <p>{words.cannot(lost, formatCount(lost))}</p>
          <RefusedList label={words.cannot(lost, formatCount(lost))} reasons={reasons} />
        </>
      )}
    </div>
  );
}
