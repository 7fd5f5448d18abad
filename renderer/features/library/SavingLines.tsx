import type { SaveUnderWay } from '../../../shared/contract/saving.ts';
import { stopSaving } from '../../actions/saving/saveItem.ts';
import { useSaves } from '../../stores/savesStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount, formatShare } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { RunLine } from '../../ui/RunLine.tsx';

const words = en.saving;

/** How far the saving of each file is. */
export function SavingLines() {
  const saves = useSaves((state) => state.saves);
  return saves.map((save) => <Line key={save.token} {...save} />);
}

function Line({ token, use, files, name, doneBytes, ofBytes }: SaveUnderWay) {
  const stopping = useSaves((state) => state.stopping.has(token));
  const share = ofBytes === null || ofBytes === 0 ? null : Math.min(1, doneBytes / ofBytes);
  const said = share === null ? null : formatShare(share);
  const count = formatCount(files);
  const handsOver = use === 'hand-over';
  const going = handsOver ? words.downloading(files, count, said) : words.progress(name, said);
  const text = stopping ? words.stopping : going;
  const subject = handsOver ? words.downloadingLine(files, count) : name;
  return (
    <RunLine label={handsOver ? subject : words.line(name)} text={text} share={share ?? 0}>
      <Button
        size="small"
        aria-label={en.names.of(words.stop, subject)}
        isPending={stopping}
        onPress={() => stopSaving(token)}
      >
        {words.stop}
      </Button>
    </RunLine>
  );
}
