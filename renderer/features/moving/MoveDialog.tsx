import { useState } from 'react';
import type { CopyPlan } from '../../../shared/contract/copies.ts';
import { goingIn } from '../../../shared/copies/goingIn.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { Remedy } from '../../../shared/remedy.ts';
import { beginCopies } from '../../actions/renewing/copyRuns.ts';
import { showActivity } from '../../actions/showActivity.ts';
import { failureOf } from '../../bridge/client.ts';
import { type UploadAccount, useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import type { Target } from '../../stores/library/target.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatCount } from '../../text/format.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Choice } from '../../ui/form/Choice.tsx';
import { LateButton } from '../../ui/LateButton.tsx';
import { MovePlan } from './MovePlan.tsx';
import styles from './Moving.module.css';
import { type Planned, usePlan } from './usePlan.ts';

const words = en.moves;

/** Accounts that take uploads, less the one that has all of these items. */
function takersOf(uploaders: readonly UploadAccount[], { accountIds }: Target) {
  const [only, ...others] = accountIds;
  return uploaders.filter(({ accountId }) => others.length > 0 || accountId !== only);
}

/** Copies items to another account: which, what fits there, what new links promise, then the confirmation. */
export function MoveDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const { uploaders, accountLabel, providerLabel } = useAccountIndex();
  const takers = takersOf(uploaders, target);
  const free = takers.filter(({ targets }) => targets === null);
  const [chosenTo, setTo] = useState<AccountId | null>(null);
  const to = chosenTo ?? free[0]?.accountId ?? null;
  const planned = usePlan(target, to);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [again, setAgain] = useState(false);
  const [begun, setBegun] = useState(false);
  const plan = planned.at === 'shown' ? planned.plan : null;
  const going = plan === null ? 0 : goingIn(plan, chosen, again);

  async function begin(of: CopyPlan, account: AccountId): Promise<void> {
    setBegun(true);
    try {
      const remedies: Remedy[] = of.remedies.flatMap(({ remedy }, at) =>
        chosen.has(at) ? [remedy] : [],
      );
      const run = await beginCopies(of.token, { remedies, again, of: target });
      const action = { label: en.activity.title, run: showActivity };
      say(words.begun(run.of, accountLabel(account)), 'good', null, action);
      onClose();
    } catch (error) {
      setBegun(false);
      sayFailure(failureOf(error), { what: words.failed });
    }
  }

  return (
    <Dialog wide title={words.title(target.count, formatCount(target.count))} onClose={onClose}>
      <p className={styles.hint}>{words.note}</p>
      {to === null ? (
        <p>{words.noAccount}</p>
      ) : (
        <Choice
          block
          label={words.to}
          value={to}
          options={free.map(({ accountId, label }) => ({ id: accountId, label }))}
          onChange={(id) => {
            setTo(id);
            setChosen(new Set());
            setAgain(false);
          }}
        />
      )}
      {takers
        .filter(({ targets }) => targets !== null)
        .map(({ accountId, label }) => (
          <p key={accountId} className={styles.hint}>
            {words.conversation(label)}
          </p>
        ))}
      {to === null ? null : (
        <Shown
          planned={planned}
          to={to}
          provider={providerLabel(to)}
          chosen={chosen}
          onChoose={setChosen}
          again={again}
          onAgain={setAgain}
        />
      )}
      <DialogActions>
        <Button slot="close" autoFocus isDisabled={begun}>
          {to === null ? words.close : words.cancel}
        </Button>
        {plan === null || to === null ? null : (
          <LateButton
            look="primary"
            isDisabled={going === 0}
            isPending={begun}
            onPress={() => void begin(plan, to)}
          >
            {words.begin(going)}
          </LateButton>
        )}
      </DialogActions>
    </Dialog>
  );
}

interface ShownProps {
  planned: Planned;
  to: AccountId;
  provider: string;
  chosen: ReadonlySet<number>;
  onChoose: (chosen: ReadonlySet<number>) => void;
  again: boolean;
  onAgain: (again: boolean) => void;
}

function Shown({ planned, to, provider, ...choice }: ShownProps) {
  switch (planned.at) {
    case 'looking':
      return <p role="status">{words.planning}</p>;
    case 'failed': {
      const { title, why, remedy } = explain(planned.failure, { provider, once: true });
      return (
        <Banner tone="danger" title={title}>
          {`${why} ${remedy}`.trim()}
        </Banner>
      );
    }
    case 'shown':
      return <MovePlan plan={planned.plan} to={to} {...choice} />;
    default:
      return planned satisfies never;
  }
}
