import type { SaveUnderWay } from '../../../shared/contract/saving.ts';
import { stopSaving } from '../../actions/saving/saveItem.ts';
import { useSaves } from '../../stores/savesStore.ts';
import { en } from '../../strings/en.ts';
import { formatShare } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { RunLine } from '../../ui/RunLine.tsx';

const words = en.saving;

/** How far the saving of each file is. */
export function SavingLines() {
  const saves = useSaves((state) => state.saves);
  return saves.map((save) => <Line key={save.token} {...save} />);
}

function Line({ token, name, doneBytes, ofBytes }: SaveUnderWay) {
  const stopping = useSaves((state) => state.stopping.has(token));
  const share = ofBytes === null || ofBytes === 0 ? null : Math.min(1, doneBytes / ofBytes);
  const text = stopping
    ? words.stopping
    : words.progress(name, share === null ? null : formatShare(share));
  return (
    <RunLine label={words.line(name)} text={text} share={share ?? 0}>
      <Button
        size="small"
        aria-label={en.names.of(words.stop, name)}
        isPending={stopping}
        onPress={() => stopSaving(token)}
      >
        {words.stop}
      </Button>
    </RunLine>
  );
}
