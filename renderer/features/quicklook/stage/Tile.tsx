import type { ReactNode } from 'react';
import type { MediaRow } from '../../../../shared/media.ts';
import { actOn } from '../../../actions/items/actOnItems.ts';
import { itemAction } from '../../../actions/items/itemActions.ts';
import { ofRows } from '../../../stores/library/chosen.ts';
import { en } from '../../../strings/en.ts';
import { titleOf } from '../../../text/titleOf.ts';
import { Button } from '../../../ui/Button.tsx';
import { Thumbnail } from '../../../ui/media/Thumbnail.tsx';
import styles from './Stage.module.css';
import { draggable } from './useDragOut.ts';

interface TileProps {
  row: MediaRow;
  title: string;
  text?: string;
  icon?: ReactNode;
  /** It went wrong, which a screen reader is to say at once. */
  urgent?: boolean;
  savable?: boolean;
  children?: ReactNode;
}

/** An item of which nothing can be shown but what it is. */
export function Tile({ row, title, text, icon, urgent, savable, children }: TileProps) {
  const save = savable ? itemAction('save') : undefined;
  return (
    <div className={styles.tile} {...(urgent ? { role: 'alert' } : {})}>
      <span className={styles.tilePicture} {...draggable}>
        {icon ?? <Thumbnail row={row} variant="thumb" whole />}
      </span>
      <h3 className={styles.tileTitle}>
        <bdi>{title}</bdi>
      </h3>
      {text === undefined ? null : <p className={styles.tileText}>{text}</p>}
      {save === undefined ? null : (
        <Button
          look="primary"
          aria-label={en.names.of(en.saving.action, titleOf(row))}
          onPress={() => actOn(save, ofRows([row]))}
        >
          <save.Icon aria-hidden />
          {en.saving.action}
        </Button>
      )}
      {children}
    </div>
  );
}
