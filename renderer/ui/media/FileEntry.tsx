import type { ReactNode } from 'react';
import styles from './FileEntry.module.css';
import { FileName } from './FileName.tsx';

interface FileEntryProps {
  picture: ReactNode;
  name: string;
  /** Its type and size, in a few words. */
  facts: string;
  /** What is to be known of it besides. */
  children?: ReactNode;
}

/** A file as it stands in a list: its picture, its name, and what is known of it below. */
export function FileEntry({ picture, name, facts, children }: FileEntryProps) {
  return (
    <>
      <span className={styles.picture}>{picture}</span>
      <span className={styles.words}>
        <FileName name={name} />
        <span className={styles.facts}>{facts}</span>
        {children}
      </span>
    </>
  );
}

interface FileRemarkProps {
  /** `calm` for what is only happening. */
  tone: 'calm' | 'warn' | 'danger';
  children: ReactNode;
}

export function FileRemark({ tone, children }: FileRemarkProps) {
  return <span className={styles[tone]}>{children}</span>;
}
