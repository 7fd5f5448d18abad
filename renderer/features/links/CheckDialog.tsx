import { useEffect, useState } from 'react';
import { checkAgain, saveCheck, stopCheck } from '../../actions/links/checkLinks.ts';
import { client } from '../../bridge/client.ts';
import { checkOf, dropLinkCheck, useLinkChecks } from '../../stores/linkChecksStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount, formatInstant } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { Exact } from '../../ui/time/Exact.tsx';
import { CheckTable } from './CheckTable.tsx';
import { progressText, tallyText } from './checkText.ts';
import styles from './Links.module.css';
import { useCheckRows } from './useCheckRows.ts';

const words = en.checks;
/** More of them than this are a table that needs room. */
const few = 4;

/** What becomes of links when a stranger opens them, one by one, those with trouble first. */
export function CheckDialog({ checkId, onClose }: { checkId: string; onClose: () => void }) {
  const state = useLinkChecks(checkOf(checkId));
  const rows = useCheckRows(checkId, state);
  const [saving, setSaving] = useState(false);
  useEffect(
    () => () => {
      void client.linkChecks.forget({ checkId }).catch(() => undefined);
      dropLinkCheck(checkId);
    },
    [checkId],
  );
  const of = state?.of ?? 0;
  const works = state?.tally.find(({ verdict }) => verdict === 'works')?.count ?? 0;
  const troubled = of - works;
  const running = state?.state === 'running';
  return (
    <Dialog
      wide
      size={of > few ? 'broad' : 'usual'}
      title={words.title(of, formatCount(of))}
      onClose={onClose}
    >
      {state === undefined || rows.lost ? (
        <p>{words.lost}</p>
      ) : (
        <>
          <p className={styles.hint}>{words.note}</p>
          <div className={styles.state} role="status">
            <strong>{progressText(state)}</strong>
            {running ? null : (
              <span className={styles.hint}>
                <Exact at={state.at} text={words.asOf(formatInstant(state.at, Date.now()))} />
              </span>
            )}
            <span>{tallyText(state)}</span>
          </div>
          {running ? <Progress label={progressText(state)} value={state.done / of} /> : null}
          <CheckTable label={words.title(of, formatCount(of))} total={of} rows={rows} />
        </>
      )}
      <DialogActions>
        <Button slot="close" autoFocus>
          {words.close}
        </Button>
        <Button
          isDisabled={state === undefined || running || rows.lost}
          isPending={saving}
          onPress={() => {
            setSaving(true);
            void saveCheck(checkId).finally(() => setSaving(false));
          }}
        >
          {words.save}
        </Button>
        {running ? <Button onPress={() => stopCheck(checkId)}>{words.stop}</Button> : null}
        {running || troubled === 0 || rows.lost ? null : (
          <Button onPress={() => checkAgain(checkId)}>{words.again(troubled)}</Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
