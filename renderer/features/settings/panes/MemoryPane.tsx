import { client, failureOf } from '../../../bridge/client.ts';
import { sayFailure } from '../../../stores/notices/sayFailure.ts';
import { say } from '../../../stores/notices/statusStore.ts';
import { useSavedViews } from '../../../stores/view/savedViewsStore.ts';
import { en } from '../../../strings/en.ts';
import { Button } from '../../../ui/Button.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import { Switch } from '../controls/Switch.tsx';
import { useSetting } from '../controls/useSetting.ts';

const words = en.settings;
const parts = ['window', 'views', 'searches'] as const;
type Part = (typeof parts)[number];

async function forget(part: Part): Promise<void> {
  try {
    await client.settings.forget({ part });
    if (part === 'searches') useSavedViews.setState({ searches: [] });
    say(words.forgotten[part]);
  } catch (error) {
    sayFailure(failureOf(error));
  }
}

/** What is kept over a restart: whether it is, and what forgets what is kept now. */
export function MemoryPane() {
  return parts.map((part) => <Kept key={part} part={part} />);
}

function Kept({ part }: { part: Part }) {
  const { value, usual, isSet, put, reset } = useSetting('memory', part);
  const { label } = words.rows[`memory.${part}`];
  const change = (on: boolean) => {
    put(on);
    if (!on) useSavedViews.setState(part === 'searches' ? { searches: [] } : {});
  };
  return (
    <SettingRow of={`memory.${part}`} usual={{ value: usual ? words.on : words.off, isSet, reset }}>
      <Switch label={label} on={value} onChange={change} />
      <Button
        size="small"
        aria-label={en.names.of(words.forget, label)}
        onPress={() => void forget(part)}
      >
        {words.forget}
      </Button>
    </SettingRow>
  );
}
