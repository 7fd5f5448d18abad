import { useAppFacts } from '../../stores/appStore.ts';
import { en } from '../../strings/en.ts';

/** Which Satchel this is, and that it is no Satchel to ship when it runs on a stand-in. */
export function Footnote() {
  const { version, runtime, standIn } = useAppFacts();
  return (
    <span title={runtime}>
      {version === '' ? null : en.shell.version(version)}
      {standIn ? ` · ${en.shell.standIn}` : null}
    </span>
  );
}
