import { useState } from 'react';
import { Form } from 'react-aria-components';
import {
  type CleanupAct,
  type CleanupPlan,
  mostUntyped,
} from '../../../shared/contract/cleanup.ts';
import type { Run } from '../../../shared/contract/runs.ts';
import type { Failure } from '../../../shared/failure.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { useArchiveChoices } from '../../stores/archiveChoices.ts';
import { planningOf, usePlanning } from '../../stores/planningStore.ts';
import { offerUndo } from '../../stores/removalsStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { LateButton } from '../../ui/LateButton.tsx';
import { LookedAt } from '../../ui/LookedAt.tsx';
import styles from './Cleanup.module.css';
import { PlanView } from './PlanView.tsx';
import { previewTitle } from './previewTitle.ts';
import { type Scope, usePreview } from './useCleanup.ts';

const words = en.cleanup;

interface PreviewStageProps {
  scope: Scope;
  act: CleanupAct;
  ruleId: string | null;
  onBack: () => void;
  onBegun: (run: Run) => void;
  onClose: () => void;
}

/** Exactly what would go, and the confirmation that is bound to it. */
export function PreviewStage({ scope, act, ruleId, onBack, onBegun, onClose }: PreviewStageProps) {
  // What was asked when this was opened: a plan is not made anew while a person reads it.
  const [asked] = useState({ scope, act });
  const previewed = usePreview(asked.scope, asked.act);
  const progress = usePlanning(planningOf('cleanup'));
  const [typed, setTyped] = useState('');
  const [begun, setBegun] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const archives = useArchiveChoices();
  const archive = archives.find(({ id }) => id === act.archiveId)?.title ?? null;
  const plan = previewed.at === 'shown' && previewed.plan.items > 0 ? previewed.plan : null;
  const mustType = plan !== null && plan.items > mostUntyped;
  const number = Number(typed.replace(/[\s,.'’]/g, ''));
  const isTyped = plan !== null && (!mustType || number === plan.items);

  async function begin(token: string): Promise<void> {
    setBegun(true);
    setFailure(null);
    try {
      const run = await client.cleanup.start({ token, typed: mustType ? number : null, ruleId });
      offerUndo(run);
      onBegun(run);
    } catch (error) {
      setBegun(false);
      setFailure(failureOf(error));
    }
  }

  return (
    <Dialog wide role="alertdialog" title={previewTitle(previewed)} onClose={onClose}>
      <Form
        className={styles.form ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          if (plan !== null && isTyped && !begun) void begin(plan.token);
        }}
      >
        {previewed.at === 'looking' ? (
          <LookedAt label={words.previewing} progress={progress} />
        ) : null}
        {previewed.at === 'shown' ? (
          <PlanView plan={previewed.plan} act={act} archive={archive} />
        ) : null}
        <Failed failure={previewed.at === 'failed' ? previewed.failure : failure} />
        {plan !== null && mustType ? (
          <Field
            name="typed"
            label={words.typed(formatCount(plan.items))}
            value={typed}
            maxLength={20}
            onChange={setTyped}
          />
        ) : null}
        <DialogActions>
          <Button slot="close" autoFocus isDisabled={begun}>
            {plan === null ? words.close : words.cancel}
          </Button>
          <Button isDisabled={begun} onPress={onBack}>
            {words.back}
          </Button>
          {plan === null ? null : (
            <LateButton
              look="danger"
              isDisabled={!isTyped}
              isPending={begun}
              onPress={() => void begin(plan.token)}
            >
              {begun ? words.beginning : submitOf(plan, act)}
            </LateButton>
          )}
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function submitOf({ items, messages }: CleanupPlan, { archiveId }: CleanupAct): string {
  const text = formatCount(items);
  if (archiveId !== null) return words.submitArchived(items, text);
  if (messages === 0) return words.submit(items, text);
  return words.withMessages(items, text, messages, formatCount(messages));
}

function Failed({ failure }: { failure: Failure | null }) {
  if (failure === null) return null;
  const told = explain(failure, { provider: en.shell.provider, once: true });
  return (
    <Banner tone="danger" boxed urgent title={`${told.title}.`}>
      {told.why} {told.remedy}
    </Banner>
  );
}
