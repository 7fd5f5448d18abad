import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isFinished } from '../../../shared/upload.ts';
import { cancelUploads } from '../../actions/uploadCalls.ts';
import { idsWhere } from '../../stores/uploads/uploadBook.ts';
import { useUploads } from '../../stores/uploads/uploadsStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import styles from './Tray.module.css';

const words = en.uploads;
/** As many are cancelled without a question: they are in view, and each can be retried. */
const few = 5;

const cancel = () => cancelUploads(idsWhere(useUploads.getState().book, (job) => !isFinished(job)));

/** Gives up what is not done yet; asks before it does that to more than a few files. */
export function CancelAll() {
  const active = useUploads(({ book }) => book.tally.active);
  const [asked, setAsked] = useState(false);
  const asking = asked && active > 0;
  useEffect(() => {
    if (active === 0) setAsked(false);
  }, [active]);
  return (
    <>
      {active > 1 ? (
        <Button size="small" onPress={() => (active > few ? setAsked(true) : cancel())}>
          <X aria-hidden />
          {words.cancelAll}
        </Button>
      ) : null}
      {asking ? (
        <Dialog
          role="alertdialog"
          title={words.cancelling.title(active, formatCount(active))}
          onClose={() => setAsked(false)}
        >
          <p className={styles.question}>{words.cancelling.text}</p>
          <DialogActions>
            <Button slot="close" autoFocus>
              {words.cancelling.keep}
            </Button>
            <Button
              look="danger"
              onPress={() => {
                setAsked(false);
                cancel();
              }}
            >
              {words.cancelling.submit(active, formatCount(active))}
            </Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </>
  );
}
