import { CircleDollarSign, FlaskConical } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './CostNote.module.css';

interface CostNoteProps {
  /** It goes nowhere and costs nothing. */
  practice: boolean;
  children: ReactNode;
}

/** That something is real and may cost money, or that it is practice. */
export function CostNote({ practice, children }: CostNoteProps) {
  return (
    <p className={`${styles.note} ${practice ? styles.practice : ''}`}>
      {practice ? <FlaskConical aria-hidden /> : <CircleDollarSign aria-hidden />}
      {children}
    </p>
  );
}
