import { useEffect, useState } from 'react';
import type { IntakeCount } from '../../../shared/intake.ts';
import { addCounted } from '../../actions/adding/adding.ts';
import { giveUpCounting, useCounting } from '../../actions/adding/countingStore.ts';
import { useUploaders } from '../../stores/accounts/accountsInView.ts';
import { en } from '../../strings/en.ts';
import { formatBytes } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { LateButton } from '../../ui/LateButton.tsx';
import { Progress } from '../../ui/Progress.tsx';

const words = en.uploads.counting;
/** What is counted sooner needs no dialog of its own. */
const patienceMs = 400;

/** What is left out, and why, in sentences. */
export function leftOut(count: IntakeCount): string[] {
  return [
    ...(count.hidden > 0 ? [words.hidden(count.hidden)] : []),
    ...(count.links > 0 ? [words.links(count.links)] : []),
    ...(count.others > 0 ? [words.others(count.others)] : []),
    ...(count.beyond === 'files' ? [words.beyondFiles] : []),
    ...(count.beyond === 'depth' ? [words.beyondDepth] : []),
  ];
}

/** The account that it would go to; null where that is asked next. */
function useAccountToAsk(): string | null {
  const uploaders = useUploaders();
  const over = useCounting((state) => state.dropAccountId);
  const account =
    uploaders.length === 1 ? uploaders[0] : uploaders.find((one) => one.accountId === over);
  return account?.label ?? null;
}

function titleOf({ files }: IntakeCount, account: string | null): string {
  return files === 0 ? words.nothing : words.ask(files, account);
}

/** Tells what is in folders, or in thousands of files, before any of them is added. */
export function CountDialog() {
  const counting = useCounting((state) => state.counting);
  const asking = counting?.state === 'asking';
  const account = useAccountToAsk();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  if (counting === null || (!asking && !late)) return null;
  return (
    <Dialog
      title={asking ? titleOf(counting.count, account) : words.title}
      onClose={giveUpCounting}
    >
      {asking ? (
        <Found count={counting.count} />
      ) : (
        <>
          <p aria-live="polite">{words.soFar(counting.files)}</p>
          <Progress label={words.title} value={null} />
        </>
      )}
      <DialogActions>
        <Button slot="close">{words.cancel}</Button>
        {asking && counting.count.files > 0 ? (
          <LateButton look="primary" autoFocus onPress={addCounted}>
            {words.add(counting.count.files)}
          </LateButton>
        ) : null}
      </DialogActions>
    </Dialog>
  );
}

function Found({ count }: { count: IntakeCount }) {
  const sentences = leftOut(count);
  return (
    <>
      <p>
        {count.files === 0
          ? words.empty
          : words.facts(formatBytes(count.sizeBytes), count.folders, count.folderName)}
      </p>
      {sentences.length === 0 ? null : (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </>
  );
}
