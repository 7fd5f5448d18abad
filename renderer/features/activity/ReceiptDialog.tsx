import { useEffect, useState } from 'react';
import type { LineOutcome, Receipt } from '../../../shared/contract/receipts.ts';
import type { Failure } from '../../../shared/failure.ts';
import { verifyReceipt } from '../../actions/receiptActs.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { useReceipts } from '../../stores/receiptsStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount, formatInstant } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Exact } from '../../ui/time/Exact.tsx';
import { receiptText } from './entryText.ts';
import styles from './Receipt.module.css';
import { ReceiptLines } from './ReceiptLines.tsx';
import { SaveReceipt } from './SaveReceipt.tsx';

const words = en.activity.receipt;

interface ReceiptDialogProps {
  id: string;
  onClose: () => void;
}

/** A receipt: what was asked for, of whom, and what became of each item. */
export function ReceiptDialog({ id, onClose }: ReceiptDialogProps) {
  const [asked, setAsked] = useState<Receipt | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [outcome, setOutcome] = useState<LineOutcome | null>(null);
  const told = useReceipts(({ receipts }) => receipts.find((one) => one.id === id));
  useEffect(() => {
    let over = false;
    client.receipts.get({ id }).then(
      (receipt) => {
        if (!over) setAsked(receipt);
      },
      (error: unknown) => {
        if (!over) setFailure(failureOf(error));
      },
    );
    return () => {
      over = true;
    };
  }, [id]);
  const receipt = told ?? asked;
  const explained = failure === null ? null : explain(failure, { provider: en.shell.provider });
  const title =
    receipt === null || receipt.endedAt === null ? words.dialog : receiptText(receipt).title;
  return (
    <Dialog wide title={title} onClose={onClose}>
      {explained === null ? null : (
        <Banner tone="danger" boxed urgent title={`${words.failed}.`}>
          {explained.why}
        </Banner>
      )}
      {receipt === null ? (
        explained === null ? (
          <p>{words.loading}</p>
        ) : null
      ) : (
        <>
          <Facts receipt={receipt} />
          <Outcomes receipt={receipt} shown={outcome} onShow={setOutcome} />
          <ReceiptLines key={outcome ?? 'all'} receipt={receipt} outcome={outcome} />
        </>
      )}
      <DialogActions>
        {receipt === null ? null : (
          <>
            <Button
              look="quiet"
              isDisabled={receipt.endedAt === null}
              onPress={() => verifyReceipt(id)}
            >
              {words.verify}
            </Button>
            <SaveReceipt id={id} disabled={receipt.endedAt === null} />
          </>
        )}
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Facts({ receipt }: { receipt: Receipt }) {
  const { confirmedAt, endedAt, accounts, digest } = receipt;
  const now = Date.now();
  return (
    <dl className={styles.facts}>
      <dt>{words.confirmed}</dt>
      <dd>
        <Exact at={confirmedAt} text={formatInstant(confirmedAt, now)} of={words.confirmed} />
      </dd>
      <dt>{words.ended}</dt>
      <dd>
        {endedAt === null ? (
          words.open
        ) : (
          <Exact at={endedAt} text={formatInstant(endedAt, now)} of={words.ended} />
        )}
      </dd>
      <dt>{words.accounts}</dt>
      <dd>
        {accounts.map(({ accountId, label, provider, identity, practice }) => (
          <div key={accountId}>
            <bdi>{label}</bdi> · {provider} · <bdi>{identity}</bdi>
            {practice ? ` · ${words.practice}` : ''}
          </div>
        ))}
      </dd>
      <dt>{words.digest}</dt>
      <dd className={styles.digest}>{digest ?? words.unsigned}</dd>
    </dl>
  );
}

interface OutcomesProps {
  receipt: Receipt;
  shown: LineOutcome | null;
  onShow: (outcome: LineOutcome | null) => void;
}

/** How many came to which end; each keeps the list to its own. */
function Outcomes({ receipt, shown, onShow }: OutcomesProps) {
  const counts: readonly (readonly [LineOutcome, number])[] = [
    ['deleted', receipt.deleted],
    ['refused', receipt.refused],
    ['kept', receipt.kept],
    ['unknown', receipt.unknown],
  ];
  const some = counts.filter(([, count]) => count > 0);
  const chip = (outcome: LineOutcome | null, label: string, count: number) => (
    <button
      key={label}
      type="button"
      className={styles.chip}
      aria-pressed={shown === outcome}
      onClick={() => onShow(outcome)}
    >
      {words.chip(label, formatCount(count))}
    </button>
  );
  return (
    <fieldset className={styles.chips} aria-label={en.activity.shown.label}>
      {chip(null, words.outcomes.all, receipt.of)}
      {some.map(([outcome, count]) => chip(outcome, words.outcomes[outcome], count))}
    </fieldset>
  );
}
