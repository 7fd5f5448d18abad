import { Minimize2 } from 'lucide-react';
import type { MediaRow } from '../../../shared/media.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Progress } from '../../ui/Progress.tsx';
import styles from './Compose.module.css';
import type { Fitting } from './useFitting.ts';

interface FitPanelProps {
  fitting: Fitting;
  rows: readonly MediaRow[];
  /** What is too much about the files; null when nothing is. */
  problem: string | null;
  /** It is their size, which can be helped. */
  tooLarge: boolean;
  /** The account that would store smaller copies; null when there is none. */
  copiesGoTo: string | null;
  provider: string;
  onShrink: () => void;
}

const words = en.messages.fit;

/** What is wrong with the size of a message, and how far making it fit is. */
export function FitPanel(props: FitPanelProps) {
  const { fitting, rows, problem, tooLarge, copiesGoTo, provider, onShrink } = props;
  if (fitting.busy) return <Underway fitting={fitting} />;
  const told = fitting.failure === null ? null : explain(fitting.failure, { provider, once: true });
  const offered = tooLarge && copiesGoTo !== null;
  return (
    <>
      {problem === null ? null : (
        <Banner
          tone="danger"
          boxed
          title={problem}
          action={
            offered ? (
              <Button onPress={onShrink}>
                <Minimize2 aria-hidden />
                {words.action}
              </Button>
            ) : null
          }
        >
          {tooLarge ? (copiesGoTo === null ? words.nowhere : words.how(copiesGoTo)) : null}
        </Banner>
      )}
      {told === null ? null : (
        <Banner tone="danger" boxed urgent title={`${told.title}.`}>
          {told.why} {told.remedy}
        </Banner>
      )}
      <Outcome fitting={fitting} rows={rows} />
    </>
  );
}

function Underway({ fitting }: { fitting: Fitting }) {
  const made = fitting.fit?.made ?? [];
  const { length: stopping } = made.filter(
    ({ mediaId }) => fitting.stateOf(mediaId)?.kind === 'stopping',
  );
  const text = fitting.fetching
    ? words.fetching
    : stopping > 0
      ? words.stopping(stopping)
      : words.making(fitting.done, made.length);
  const share = fitting.fetching || stopping > 0 ? null : fitting.done / made.length;
  return (
    <div className={styles.fitting}>
      <p className={styles.heading}>
        <span role="status">{text}</span>
        <Button size="small" autoFocus onPress={fitting.stop}>
          {words.stop}
        </Button>
      </p>
      <Progress label={words.progress} value={share} />
      <p className={styles.limits}>{stopping > 0 ? words.stopAgain : words.goesOn}</p>
    </div>
  );
}

/** What did not become smaller, by name. */
function Outcome({
  fitting: { fit, done, stateOf },
  rows,
}: Pick<FitPanelProps, 'fitting' | 'rows'>) {
  if (fit === null) return null;
  const namesOf = (ids: readonly number[]) =>
    rows.filter(({ id }) => ids.includes(id)).map((row) => titleOf(row));
  const kept = namesOf(fit.kept);
  if (fit.outcome === 'no-room') {
    return (
      <Banner tone="danger" boxed urgent title={words.noRoom}>
        {words.noRoomWhy(kept)}
      </Banner>
    );
  }
  if (fit.outcome === 'failed') {
    return <Banner tone="danger" boxed urgent title={words.failed(fit.failed.length)} />;
  }
  const unmade = fit.made.filter(({ mediaId }) => stateOf(mediaId) !== null);
  const missing = namesOf(unmade.map(({ mediaId }) => mediaId)).length;
  return (
    <>
      {missing > 0 ? <Banner tone="warn" boxed urgent title={words.unmade(missing)} /> : null}
      {done === 0 ? null : (
        <p className={styles.limits} role="status">
          {words.made(done)} {kept.length === 0 ? null : words.kept(kept)}
        </p>
      )}
    </>
  );
}
