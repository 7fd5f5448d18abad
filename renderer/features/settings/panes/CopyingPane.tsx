import { SwitchRow } from '../controls/SwitchRow.tsx';

/** How links are copied. */
export function CopyingPane() {
  return <SwitchRow section="copying" name="byItself" />;
}
