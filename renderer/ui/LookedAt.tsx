import { en } from '../strings/en.ts';
import { formatCount } from '../text/format.ts';
import { Progress } from './Progress.tsx';

interface LookedAtProps {
  label: string;
  /** Null where there are so few that it is over in a moment, and before anything is told. */
  progress: { readonly done: number; readonly of: number } | null;
}

/** How many of many items have been looked at by now. */
export function LookedAt({ label, progress }: LookedAtProps) {
  if (progress === null) return null;
  const { done, of } = progress;
  return (
    <>
      <p>{en.shell.checked(formatCount(done), formatCount(of))}</p>
      <Progress label={label} value={of === 0 ? null : done / of} />
    </>
  );
}
