import { useState } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { isInstant } from '../../../shared/instant.ts';
import { en } from '../../strings/en.ts';
import { exactTime, exactTitle } from '../../text/exactTime.ts';
import styles from './Exact.module.css';

interface ExactProps {
  /** The instant that `text` is about. */
  at: number;
  /** It, or what it says of it, as short as it is told there. */
  text: string;
  /** What happened then, where other times stand beside it: said after the text, not shown. */
  of?: string;
}

/**
 * A time that says on hover, on focus and when it is pressed when that is to the second, here and in UTC; who listens
 * hears all of it at once.
 */
export function Exact({ at, text, of }: ExactProps) {
  const [open, setOpen] = useState(false);
  if (!isInstant(at)) return text;
  const { local, utc } = exactTime(at);
  return (
    <TooltipTrigger delay={300} isOpen={open} onOpenChange={setOpen} shouldCloseOnPress={false}>
      <Button
        className={styles.exact ?? ''}
        aria-label={en.names.exact(text, of, local, utc)}
        onPress={() => setOpen(true)}
      >
        <time dateTime={new Date(at).toISOString()}>{text}</time>
      </Button>
      <Tooltip offset={4} className={styles.tooltip ?? ''}>
        <span>{local}</span>
        <span>{utc}</span>
      </Tooltip>
    </TooltipTrigger>
  );
}

/** The same where the keyboard goes from row to row and not to what is in them: on hover, and to who listens. */
export function ExactInRow({
  at,
  text,
  className,
}: Omit<ExactProps, 'of'> & { className?: string | undefined }) {
  if (!isInstant(at)) return text;
  const { local, utc } = exactTime(at);
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTitle(at)} className={className}>
      {text}
      <span className={styles.heard}>{en.names.exactly(local, utc)}</span>
    </time>
  );
}
