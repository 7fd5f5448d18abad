import { CircleHelp } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { IconButton } from './Button.tsx';
import styles from './WhyNot.module.css';

/** A question mark beside what cannot be done, which answers why and what to do instead. */
export function WhyNot({ label, why }: { label: string; why: string }) {
  return (
    <DialogTrigger>
      <IconButton label={label}>
        <CircleHelp />
      </IconButton>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={6}>
        <Dialog aria-label={label} className={styles.words ?? ''}>
          {why}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
