import { type ReactNode, useEffect, useRef } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Boundary } from '../fault/Boundary.tsx';
import { topDialog } from '../focus/isModal.ts';
import styles from './Dialog.module.css';

interface DialogProps {
  title: ReactNode;
  /** `alertdialog` asks something that cannot be taken back. */
  role?: 'dialog' | 'alertdialog';
  wide?: boolean;
  /** `broad` fills most of the window, and what is in it scrolls by itself. */
  size?: 'usual' | 'broad';
  onClose: () => void;
  children: ReactNode;
}

/** A dialog over the whole window, open for as long as it is mounted. */
export function Dialog(props: DialogProps) {
  const { title, role = 'dialog', wide = false, size = 'usual', onClose, children } = props;
  const own = useRef<HTMLElement>(null);
  const closeNow = useRef(onClose);
  closeNow.current = onClose;
  useEffect(() => {
    // For a moment nothing has the keyboard: what had it made way for what comes next.
    const onStrayKey = ({ key, target }: KeyboardEvent) => {
      const isOurs = target === document.body && topDialog() === own.current;
      if (key === 'Escape' && isOurs) closeNow.current();
    };
    document.addEventListener('keydown', onStrayKey);
    return () => document.removeEventListener('keydown', onStrayKey);
  }, []);
  return (
    <ModalOverlay
      isOpen
      isDismissable={role === 'dialog'}
      className={styles.scrim ?? ''}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal
        className={`${styles.modal} ${wide ? styles.wide : ''} ${size === 'broad' ? styles.broad : ''}`}
      >
        <AriaDialog ref={own} role={role} className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          <Boundary part="dialog">{children}</Boundary>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

interface DialogActionsProps {
  /** The buttons stand at the start of the line rather than at its end. */
  start?: boolean;
  children: ReactNode;
}

export function DialogActions({ start = false, children }: DialogActionsProps) {
  return <div className={`${styles.actions} ${start ? styles.start : ''}`}>{children}</div>;
}
