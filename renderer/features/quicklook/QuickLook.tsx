import { ChevronLeft, ChevronRight, Info, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { hasBytes, type MediaRow } from '../../../shared/media.ts';
import { en } from '../../strings/en.ts';
import { formatBytes, formatCount, formatType } from '../../text/format.ts';
import { nextMidnight } from '../../text/nextMidnight.ts';
import { timed, untimed } from '../../text/timed.ts';
import { titleOf } from '../../text/titleOf.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Boundary } from '../../ui/fault/Boundary.tsx';
import { Times } from '../../ui/time/Times.tsx';
import { useProviderNow } from '../../ui/time/useNow.ts';
import { LookActions } from './LookActions.tsx';
import { LookFacts } from './LookFacts.tsx';
import styles from './QuickLook.module.css';
import { Stage } from './Stage.tsx';
import { draggable, useDragOut } from './stage/useDragOut.ts';
import { useLook } from './useLook.ts';
import { useLookKeys } from './useLookKeys.ts';
import { useShownItem } from './useShownItem.ts';

const words = en.looking;

/** An item as it is, over the window; and those beside it in the list. */
export function QuickLook({ first, onClose }: { first: MediaRow; onClose: () => void }) {
  const own = useRef<HTMLElement>(null);
  const item = useShownItem(first);
  const { row } = item;
  const { state, again } = useLook(row === null || !hasBytes(row) ? null : row.id);
  const [showsFacts, setShowsFacts] = useState(() => window.innerWidth >= 900);
  const toggleFacts = () => setShowsFacts((before) => !before);
  useLookKeys(own, { ...item, toggleFacts, onClose });
  const name = row === null ? words.loading : titleOf(row);
  const dragOut = useDragOut(row !== null && hasBytes(row) ? row : null);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={styles.scrim ?? ''}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''}>
        <AriaDialog ref={own} className={styles.dialog ?? ''} data-quick-look>
          <header className={styles.header}>
            <div className={styles.titles} onPointerDown={dragOut}>
              <Heading slot="title" className={styles.name ?? ''}>
                <bdi className={styles.handle} {...draggable}>
                  {name}
                </bdi>
              </Heading>
              <Summary row={row} position={item.position} />
            </div>
            <div className={styles.tools}>
              {row === null ? null : <LookActions row={row} />}
              <IconButton label={words.facts} aria-pressed={showsFacts} onPress={toggleFacts}>
                <Info aria-hidden />
              </IconButton>
              <IconButton label={words.close} onPress={onClose}>
                <X aria-hidden />
              </IconButton>
            </div>
          </header>
          <Boundary part="dialog" of={`${row?.id}`}>
            <div className={styles.body}>
              <div className={styles.main} onPointerDown={dragOut}>
                <Stage key={row?.id ?? 'none'} row={row} state={state} again={again} />
                <Step by={-1} item={item} />
                <Step by={1} item={item} />
              </div>
              {showsFacts && row !== null ? (
                <LookFacts row={row} look={state.phase === 'shown' ? state.look : null} />
              ) : null}
            </div>
          </Boundary>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

type Item = ReturnType<typeof useShownItem>;

function Summary({ row, position }: { row: MediaRow | null; position: Item['position'] }) {
  const now = useProviderNow(nextMidnight);
  const facts = [
    row === null ? null : untimed(formatType(row.contentType, row.name)),
    row?.sizeBytes == null ? null : untimed(formatBytes(row.sizeBytes)),
    row?.storedAt == null ? null : timed(row.storedAt, now),
  ].filter((fact) => fact !== null);
  const place =
    position === null
      ? null
      : words.position(formatCount(position.index + 1), formatCount(position.total));
  return (
    <p className={styles.summary}>
      <span>
        <Times inRow of={facts} />
      </span>
      {place === null ? null : <span role="status">{place}</span>}
    </p>
  );
}

function Step({ by, item }: { by: 1 | -1; item: Item }) {
  if (item.position === null && !item.canGo(1) && !item.canGo(-1)) return null;
  const Icon = by === 1 ? ChevronRight : ChevronLeft;
  return (
    <div className={by === 1 ? styles.next : styles.previous}>
      <IconButton
        label={by === 1 ? words.next : words.previous}
        look="outlined"
        isDisabled={!item.canGo(by)}
        onPress={() => item.go(by)}
      >
        <Icon aria-hidden />
      </IconButton>
    </div>
  );
}
