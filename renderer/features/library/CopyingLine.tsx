import { useEffect, useState } from 'react';
import { stopCopying } from '../../actions/copying/copyLinks.ts';
import { copyUnderWay, useCopying } from '../../stores/copyingStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { RunLine } from '../../ui/RunLine.tsx';

const words = en.library;
/** What is copied sooner needs no line of its own. */
const patienceMs = 400;

/** How far the copying of many links is. */
export function CopyingLine() {
  const key = useCopying(copyUnderWay)?.key;
  return key === undefined ? null : <Line key={key} />;
}

function Line() {
  const now = useCopying(copyUnderWay);
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => clearTimeout(timer);
  }, []);
  if (now === null || !late) return null;
  const { done, of, stopping } = now;
  const text = stopping ? words.copyStopping : words.copyingOf(formatCount(done), formatCount(of));
  return (
    <RunLine label={words.copyLinks(of, formatCount(of))} text={text} share={done / of}>
      <Button size="small" isPending={stopping} onPress={stopCopying}>
        {words.copyStop}
      </Button>
    </RunLine>
  );
}
