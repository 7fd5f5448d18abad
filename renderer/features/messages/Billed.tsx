import { CircleDollarSign, FlaskConical } from 'lucide-react';
import { en } from '../../strings/en.ts';
import styles from './Compose.module.css';

/** That a message is real and costs money, or that it is practice. */
export function Billed({ practice }: { practice: boolean }) {
  return (
    <p className={`${styles.billed} ${practice ? styles.practice : ''}`}>
      {practice ? <FlaskConical aria-hidden /> : <CircleDollarSign aria-hidden />}
      {practice ? en.messages.practice : en.messages.billed}
    </p>
  );
}
