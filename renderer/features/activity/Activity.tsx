import { ListX, Activity as Pulse, ShieldCheck } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { verifySavedReceipt } from '../../actions/receiptActs.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { loadReceipts, useReceipts } from '../../stores/receiptsStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useKeptFocus } from '../../ui/focus/useKeptFocus.ts';
import styles from './Activity.module.css';
import { ActivityList } from './ActivityList.tsx';
import { activityRows } from './activityRows.ts';
import { clearAll, clearable } from './clearing.ts';
import { entryText } from './entryText.ts';
import { useEntries, type Wanted } from './useEntries.ts';
import { useNeedNews } from './useNeedNews.ts';

interface ActivityProps {
  /** What opens the side panels stands at the edges of the head. */
  start: ReactNode;
  end: ReactNode;
}

const words = en.activity;
const choices: readonly Wanted[] = ['all', 'receipts'];

/** Everything that runs or has run, in one list: what failed first, then what runs, then day by day. */
export function Activity({ start, end }: ActivityProps) {
  const [wanted, setWanted] = useState<Wanted>('all');
  const entries = useEntries(wanted);
  const rows = useMemo(() => activityRows(entries), [entries]);
  const { phase, failure } = useReceipts();
  const area = useRef<HTMLElement>(null);
  // A button often goes by what it does: the keyboard stays in its row, or comes to that in its place.
  useKeptFocus(area, () => area.current?.querySelector<HTMLElement>('[tabindex="0"]'));
  useEffect(() => void loadReceipts(), []);
  const { accountLabel, providerLabel } = useAccountIndex();
  useNeedNews(entries, (entry) => {
    const { title, facts } = entryText(entry, accountLabel, providerLabel, Date.now());
    return [title, ...facts].join('. ');
  });
  const running = entries.filter(({ section }) => section === 'now').length;
  const attention = entries.filter(({ section }) => section === 'attention').length;
  const told = failure === null ? null : explain(failure, { provider: en.shell.provider });
  return (
    <section ref={area} className={styles.activity} aria-label={words.title}>
      <header className={styles.head}>
        {start}
        <h1 className={styles.title}>{words.title}</h1>
        <span className={styles.summary}>{words.summary(running, attention)}</span>
        <fieldset className={styles.choices} aria-label={words.shown.label}>
          {choices.map((choice) => (
            <button
              key={choice}
              type="button"
              className={styles.choice}
              aria-pressed={wanted === choice}
              onClick={() => setWanted(choice)}
            >
              {words.shown[choice]}
            </button>
          ))}
        </fieldset>
        <IconButton label={words.verifyFile} onPress={verifySavedReceipt}>
          <ShieldCheck />
        </IconButton>
        <IconButton
          label={words.clearAll}
          isDisabled={!entries.some(clearable)}
          onPress={() => clearAll(entries)}
        >
          <ListX />
        </IconButton>
        {end}
      </header>
      {told === null ? null : (
        <Banner
          tone="danger"
          urgent
          title={`${words.failed}.`}
          action={
            <Button size="small" onPress={() => void loadReceipts()}>
              {words.retry}
            </Button>
          }
        >
          {told.why}
        </Banner>
      )}
      {rows.count > 0 ? (
        <ActivityList rows={rows} />
      ) : phase === 'loading' ? (
        <p className={styles.loading}>{words.loading}</p>
      ) : (
        <EmptyState
          icon={<Pulse aria-hidden />}
          title={wanted === 'all' ? words.empty.title : words.empty.receipts}
          text={wanted === 'all' ? words.empty.text : words.empty.receiptsText}
        />
      )}
    </section>
  );
}
