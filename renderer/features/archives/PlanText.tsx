import type { ArchivePlan } from '../../../shared/contract/archives.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { planningOf, usePlanning } from '../../stores/planningStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { freshText } from '../../text/freshText.ts';
import { LookedAt } from '../../ui/LookedAt.tsx';
import styles from './Archives.module.css';
import type { PlanState } from './usePlan.ts';

const words = en.archives;

/** What is known already does not fit on the disk. */
export const fitsOnDisk = ({ bytes, freeBytes }: ArchivePlan) =>
  freeBytes === null || freeBytes > bytes;

/** What will be written, what is there already, what cannot be had, and what room there is. */
export function PlanText({ state }: { state: PlanState }) {
  const progress = usePlanning(planningOf('archive'));
  return (
    <section className={styles.plan} aria-label={words.plan}>
      <h3>{words.plan}</h3>
      <div role="status">
        <Told state={state} />
      </div>
      {state.at === 'asking' ? <LookedAt label={words.planning} progress={progress} /> : null}
    </section>
  );
}

function Told({ state }: { state: PlanState }) {
  if (state.at === 'none') return <p>{words.noFolder}</p>;
  if (state.at === 'asking') return <p>{words.planning}</p>;
  if (state.at === 'failed') {
    const { title, why, remedy } = explain(state.failure, {
      provider: en.shell.provider,
      archive: true,
      once: true,
    });
    return <p className={styles.bad}>{[`${title}.`, why, remedy].join(' ')}</p>;
  }
  return <Plan plan={state.plan} />;
}

function Plan({ plan }: { plan: ArchivePlan }) {
  const { accountLabel } = useAccountIndex();
  const { held, underway, gone, accounts, freeBytes } = plan;
  return (
    <ul>
      <li className={styles.strong}>{freshText(plan)}</li>
      {accounts.length < 2
        ? null
        : accounts.map(({ accountId, count }) => (
            <li key={accountId}>
              <bdi>{accountLabel(accountId)}</bdi>: {words.items(count, formatCount(count))}
            </li>
          ))}
      {held === 0 ? null : <li>{words.held(held, formatCount(held))}</li>}
      {underway === 0 ? null : <li>{words.underway(underway, formatCount(underway))}</li>}
      {gone === 0 ? null : <li>{words.goneItems(gone, formatCount(gone))}</li>}
      {freeBytes === null ? null : fitsOnDisk(plan) ? (
        <li>{words.free(formatBytes(freeBytes))}</li>
      ) : (
        <li className={styles.bad}>{words.tooLittle(formatBytes(freeBytes))}</li>
      )}
    </ul>
  );
}
