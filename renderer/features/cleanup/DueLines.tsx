import { allRules, callOff, useCleanup } from '../../stores/cleanupStore.ts';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { timed } from '../../text/timed.ts';
import { Button } from '../../ui/Button.tsx';
import { RunLine } from '../../ui/RunLine.tsx';
import { Times } from '../../ui/time/Times.tsx';

const words = en.cleanup;

/** What rules will delete by themselves, from a day ahead on: to be looked at, or called off. */
export function DueLines() {
  const rules = useCleanup(allRules);
  return rules.map(({ id, title, due }) =>
    due === null ? null : (
      <RunLine
        key={id}
        label={words.dueLabel}
        text={
          <Times
            of={timed(due.at, Date.now(), (when) =>
              words.dueLine(title, due.items, formatCount(due.items), when),
            )}
          />
        }
      >
        <Button
          size="small"
          aria-label={en.names.of(words.rules.look, title)}
          onPress={() => openDialog({ kind: 'cleanup-rules' })}
        >
          {words.rules.look}
        </Button>
        <Button
          size="small"
          aria-label={en.names.of(words.rules.skip, title)}
          onPress={() =>
            void callOff(id).then((done) => {
              if (done) say(words.rules.skipped(title));
            })
          }
        >
          {words.rules.skip}
        </Button>
      </RunLine>
    ),
  );
}
