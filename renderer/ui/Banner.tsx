import { CircleAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Banner.module.css';

interface BannerProps {
  tone: 'warn' | 'danger';
  title: ReactNode;
  /** Inside a form or a panel rather than across the window. */
  boxed?: boolean;
  /** Spoken at once, for what just happened. */
  urgent?: boolean;
  children?: ReactNode;
  action?: ReactNode;
}

export function Banner({ tone, title, boxed, urgent, children, action }: BannerProps) {
  const Icon = tone === 'danger' ? CircleAlert : TriangleAlert;
  const className = [
    styles.banner,
    tone === 'danger' ? styles.danger : '',
    boxed ? styles.boxed : '',
  ].join(' ');
  return (
    <div className={className} {...(urgent ? { role: 'alert' } : {})}>
      <Icon aria-hidden />
      <div className={styles.words}>
        <span className={styles.title}>{title}</span>{' '}
        <span className={styles.text}>{children}</span>
      </div>
      {action}
    </div>
  );
}
