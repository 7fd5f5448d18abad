import { useEffect, useState } from 'react';
import type { QrCode, QrFile } from '../../../shared/contract/copying.ts';
import type { MediaRow } from '../../../shared/media.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { providerNow } from '../../bridge/providerNow.ts';
import { useAccountIndex } from '../../stores/accounts/accountIndex.ts';
import { sayFailure } from '../../stores/notices/sayFailure.ts';
import { say } from '../../stores/notices/statusStore.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { type Timed, timed, untimed } from '../../text/timed.ts';
import { titleOf } from '../../text/titleOf.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import { Times } from '../../ui/time/Times.tsx';
import { useTimeLeft } from '../../ui/time/useTimeLeft.ts';
import styles from './QrDialog.module.css';

const words = en.copying.qr;

type Told = { readonly code: QrCode } | { readonly why: string } | null;

/** The code of a link, or why there is none. */
function useCode(row: MediaRow): Told {
  const { providerLabel } = useAccountIndex();
  const [told, setTold] = useState<Told>(null);
  const provider = providerLabel(row.accountId);
  useEffect(() => {
    let over = false;
    client.copying.qr({ mediaId: row.id }).then(
      (code) => {
        if (!over) setTold({ code });
      },
      (error: unknown) => {
        const { title, why, remedy } = explain(failureOf(error), { provider, once: true });
        if (!over) setTold({ why: [title, why, remedy].filter(Boolean).join('. ') });
      },
    );
    return () => {
      over = true;
    };
  }, [row.id, provider]);
  return told;
}

const failed = (error: unknown) => sayFailure(failureOf(error));

function save(token: string, as: QrFile): void {
  client.copying.saveQr({ token, as }).then((saved) => {
    if (saved !== null) say(words.saved(saved.name));
  }, failed);
}

const copy = (token: string) =>
  client.copying.copyQr({ token }).then(() => say(words.copied), failed);

/** A code that a phone opens the file by: black on white whatever the scheme, since readers look for that. */
export function QrDialog({ row, onClose }: { row: MediaRow; onClose: () => void }) {
  const told = useCode(row);
  const name = titleOf(row);
  const code = told !== null && 'code' in told ? told.code : null;
  const left = useTimeLeft(code?.endsAt ?? null);
  const over = left === 0;
  return (
    <Dialog title={words.title} onClose={onClose}>
      <p className={styles.name}>
        <bdi>{name}</bdi>
      </p>
      <div className={styles.frame} data-over={over ? '' : undefined}>
        {code === null ? (
          <p role="status">{told === null || !('why' in told) ? words.making : told.why}</p>
        ) : (
          <img src={`satchel-media://code/${code.token}`} alt={words.image(name)} />
        )}
      </div>
      {code === null ? null : (
        <p className={styles.note}>
          <Times of={lifeText(code, over)} />
        </p>
      )}
      <DialogActions>
        <Button slot="close">{en.shell.close}</Button>
        {code === null ? null : (
          <>
            <Button onPress={() => save(code.token, 'svg')}>{words.saveSvg}</Button>
            <Button onPress={() => save(code.token, 'png')}>{words.savePng}</Button>
            <Button look="primary" onPress={() => void copy(code.token)}>
              {words.copy}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}

function lifeText({ endsAt }: QrCode, over: boolean): Timed {
  if (endsAt === null) return untimed(over ? words.over : words.open);
  return over ? { text: words.over, at: endsAt } : timed(endsAt, providerNow(), words.until);
}
