import type { MediaRow } from '../../../shared/media.ts';
import { alikeOf, showAlike } from '../../actions/items/showAlike.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Inspector.module.css';

/** What leads from an item to others that have something in common with it. */
export function AlikeButtons({ row }: { row: MediaRow }) {
  const all = alikeOf(row);
  if (all.length === 0) return null;
  return (
    <div className={styles.alike}>
      {all.map((alike) => (
        <Button key={alike.id} size="small" look="quiet" onPress={() => showAlike(alike)}>
          <alike.Icon aria-hidden />
          <bdi>{alike.label}</bdi>
        </Button>
      ))}
    </div>
  );
}
