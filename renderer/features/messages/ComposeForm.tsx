import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaId } from '../../../shared/ids.ts';
import type { SendingAccount } from '../../stores/accounts/accountIndex.ts';
import type { Draft } from '../../stores/dialogs/dialog.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Choice } from '../../ui/form/Choice.tsx';
import { ComboField } from '../../ui/form/ComboField.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { TextBox } from '../../ui/form/TextBox.tsx';
import { AskMeaning } from './AskMeaning.tsx';
import { hintOf, whyNot } from './addressWords.ts';
import { Billed } from './Billed.tsx';
import styles from './Compose.module.css';
import { FitPanel } from './FitPanel.tsx';
import { MediaList } from './MediaList.tsx';
import { loadText, messageLoad, warningText } from './messageLoad.ts';
import type { Addresses } from './useAddresses.ts';
import type { Fitting } from './useFitting.ts';

interface ComposeFormProps {
  draft: Draft;
  senders: readonly SendingAccount[];
  sender: SendingAccount;
  suggestions: readonly string[];
  addresses: Addresses;
  pending: boolean;
  fitting: Fitting;
  provider: string;
  /** Files of the message that was, and that are no longer there. */
  missing: number;
  failure: Failure | null;
  refusal: ReactNode;
  onChange: (change: Partial<Draft>) => void;
  onCheck: () => void;
  onClose: () => void;
}

const words = en.messages;

export function ComposeForm(props: ComposeFormProps) {
  const { draft, senders, sender, suggestions, pending, failure, refusal, onChange } = props;
  const { fitting, provider, missing, addresses } = props;
  const { limits } = sender;
  const load = messageLoad(draft.rows, limits);
  const empty = draft.rows.length === 0 && draft.text.trim() === '';
  const problem = load.problem ?? (empty ? words.problems.empty : null);
  const detail = failure?.kind === 'invalid-input' ? failure.detail : null;
  const errors: Record<string, string> | null =
    detail === 'sender'
      ? { from: words.wrongSender }
      : detail === 'receiver'
        ? { to: words.noAddress['not-a-number'] }
        : null;
  return (
    <Dialog wide title={words.title} onClose={props.onClose}>
      <Form
        className={styles.form ?? ''}
        validationErrors={errors ?? {}}
        onSubmit={(event) => {
          event.preventDefault();
          if (!pending && !fitting.busy && problem === null) props.onCheck();
        }}
      >
        <Billed account={sender.account} />
        {errors === null ? refusal : null}
        {senders.length > 1 ? (
          <Choice
            block
            label={words.account}
            value={sender.account.id}
            options={senders.map(({ account }) => ({ id: account.id, label: account.label }))}
            onChange={(accountId) => onChange({ accountId, from: '' })}
          />
        ) : null}
        <div className={styles.pair}>
          <div>
            <ComboField
              name="from"
              label={words.from}
              hint={hintOf(addresses.from, words.fromHint(sender.senderPool))}
              mended={addresses.from.kind === 'one'}
              value={draft.from}
              suggestions={suggestions}
              onChange={(from) => onChange({ from })}
              validate={() => whyNot(addresses.from, words.wrongSender)}
            />
            <AskMeaning
              label={words.from}
              reading={addresses.from}
              onChoose={addresses.chooseFrom}
            />
          </div>
          <div>
            <Field
              autoFocus
              required
              name="to"
              label={words.to}
              hint={hintOf(addresses.to, limits.whatsApp ? words.toHintWhatsApp : words.toHint)}
              mended={addresses.to.kind === 'one'}
              maxLength={200}
              value={draft.to}
              onChange={(to) => onChange({ to })}
              validate={() => whyNot(addresses.to, null)}
            />
            <AskMeaning label={words.to} reading={addresses.to} onChoose={addresses.chooseTo} />
          </div>
        </div>
        <TextBox
          name="text"
          label={words.text}
          hint={words.length(formatCount(draft.text.length), formatCount(limits.maxTextLength))}
          maxLength={limits.maxTextLength}
          value={draft.text}
          onChange={(text) => onChange({ text })}
        />
        <section className={styles.media} aria-label={words.media}>
          <p className={styles.heading}>
            <span>{words.media}</span>
            <span className={styles.total}>
              {loadText(draft.rows.length, load.bytes, load.unknown)}
            </span>
          </p>
          <FitPanel
            fitting={fitting}
            rows={draft.rows}
            problem={problem}
            tooLarge={load.tooLarge}
            copiesGoTo={sender.copiesGoTo}
            provider={provider}
            onShrink={() => fitting.begin(sender.account.id, draft.rows)}
          />
          <MediaList
            rows={draft.rows}
            noteOf={({ id }) => noteOf(id, fitting)}
            troubleOf={({ id }) => troubleOf(id, fitting, provider)}
            onLeaveOut={(row) => onChange({ rows: draft.rows.filter(({ id }) => id !== row.id) })}
          />
          <p className={styles.limits}>
            {words.limits(limits.maxFiles, formatBytes(limits.maxTotalBytes))}
          </p>
          {load.warnings.map((warning) => (
            <Banner key={warning} tone="warn" boxed title={warningText(warning, limits)} />
          ))}
          {missing > 0 ? <Banner tone="warn" boxed title={words.again.missing(missing)} /> : null}
        </section>
        <DialogActions>
          <Button slot="close">{words.cancel}</Button>
          <Button
            look="primary"
            type="submit"
            isPending={pending}
            isDisabled={fitting.busy || problem !== null}
          >
            {pending ? words.checking : words.check}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function noteOf(id: MediaId, fitting: Fitting): string | null {
  const state = fitting.stateOf(id);
  switch (state?.kind) {
    case 'shrinking':
    case 'uploading':
    case 'stopping':
    case 'cancelled':
      return words.fit.states[state.kind];
    default:
      return null;
  }
}

function troubleOf(id: MediaId, fitting: Fitting, provider: string): string | null {
  const state = fitting.stateOf(id);
  const unfetched = fitting.fit?.failed.find(({ mediaId }) => mediaId === id)?.failure;
  if (state?.kind === 'failed') {
    return words.fit.states.failed(explain(state.failure, { provider }).why);
  }
  return unfetched === undefined ? null : explain(unfetched, { provider }).why;
}
