import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  icon: ReactNode;
  title: string;
  text?: string;
  /** Something went wrong, which a screen reader is to say at once. */
  urgent?: boolean;
  /** Files can be dropped here. */
  inviting?: boolean;
  children?: ReactNode;
}

/** What is said instead of a list: why it shows nothing, and what can be done. */
export function EmptyState({ icon, title, text, urgent, inviting, children }: EmptyStateProps) {
  return (
    <section
      className={`${styles.empty} ${inviting ? styles.inviting : ''}`}
      {...(urgent ? { role: 'alert' } : {})}
    >
      {icon}
      <h2>{title}</h2>
      {text === undefined ? null : <p>{text}</p>}
      {children}
    </section>
  );
}
