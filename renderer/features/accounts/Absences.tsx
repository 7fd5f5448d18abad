import { Info } from 'lucide-react';
import type { ProviderInfo } from '../../../shared/account.ts';
import styles from './AccountForm.module.css';

/** What cannot be done with a provider, why, and what to do instead; said before one connects. */
export function Absences({ absences }: Pick<ProviderInfo, 'absences'>) {
  const sentences = Object.values(absences);
  if (sentences.length === 0) return null;
  return (
    <ul className={styles.absences}>
      {sentences.map((sentence) => (
        <li key={sentence} className={styles.note}>
          <Info aria-hidden />
          {sentence}
        </li>
      ))}
    </ul>
  );
}
