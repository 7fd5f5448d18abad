import { type SheetRow, sheetOf } from '../../actions/keys/sheet.ts';
import { bridge } from '../../bridge/bridge.ts';
import { settingsOf, useSettings } from '../../stores/settings/settingsStore.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import styles from './KeyboardSheet.module.css';

const words = en.shell.keys;

function Shortcuts({ heading, rows }: { heading: string; rows: readonly SheetRow[] }) {
  return (
    <section>
      <h3 className={styles.heading}>{heading}</h3>
      <dl className={styles.keys}>
        {rows.map(({ id, keys, meaning }) => (
          <div key={id} className={styles.pair}>
            <dt>{meaning}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Every shortcut there is, on one sheet. */
export function KeyboardSheet({ onClose }: { onClose: () => void }) {
  const { templates } = useSettings(settingsOf('copying'));
  const { library, looking, everywhere, copying } = sheetOf(bridge().platform, templates);
  return (
    <Dialog wide title={words.title} onClose={onClose}>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Shortcuts heading={words.library} rows={library} />
          <Shortcuts heading={en.looking.keys.heading} rows={looking} />
        </div>
        <div className={styles.stack}>
          <Shortcuts heading={words.everywhere} rows={everywhere} />
          <Shortcuts heading={en.copying.heading} rows={copying} />
        </div>
      </div>
      <DialogActions>
        <Button slot="close">{en.shell.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
