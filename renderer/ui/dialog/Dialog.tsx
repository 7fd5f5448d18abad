import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Boundary } from '../Boundary.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  title: ReactNode;
  /** `alertdialog` asks something that cannot be taken back. */
  role?: 'dialog' | 'alertdialog';
  wide?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog over the whole window, open for as long as it is mounted. */
export function Dialog({ title, role = 'dialog', wide = false, onClose, children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={role === 'dialog'}
      className={styles.scrim ?? ''}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`${styles.modal} ${wide ? styles.wide : ''}`}>
        <AriaDialog role={role} className={styles.dialog ?? ''}>
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
