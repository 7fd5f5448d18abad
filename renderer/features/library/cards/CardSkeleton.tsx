import styles from './Card.module.css';

/** Stands for an item of a list that is on its way. */
export function CardSkeleton() {
  return <div className={`${styles.card} ${styles.skeleton} ${styles.flowing}`} aria-hidden />;
}
