import { bridge } from '../../bridge.ts';
import { en } from '../../strings/en.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog/Dialog.tsx';
import styles from './KeyboardSheet.module.css';

type Pair = readonly [keys: string, meaning: string];

const words = en.shell.keys;

function Pairs({ heading, pairs }: { heading: string; pairs: readonly Pair[] }) {
  return (
    <section>
      <h3 className={styles.heading}>{heading}</h3>
      <dl className={styles.keys}>
        {pairs.map(([keys, meaning]) => (
          <div key={keys} className={styles.pair}>
            <dt>{meaning}</dt>
            <dd>
              {keys.split(' ').map((key) => (
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
  const mod = bridge().platform === 'darwin' ? '⌘' : 'Ctrl';
  return (
    <Dialog wide title={words.title} onClose={onClose}>
      <div className={styles.columns}>
        <Pairs
          heading={words.library}
          pairs={[
            ['← → ↑ ↓', words.move],
            ['Home End', words.ends(mod)],
            ['PgUp PgDn', words.pages],
            ['Space', words.select],
            ['Shift ↑', words.extend],
            ['Enter', words.details],
            [`${mod} A`, words.all],
            [`${mod} C`, words.copy],
            ['Del', words.remove],
            ['Shift F10', words.menu],
            ['Esc', words.clear],
          ]}
        />
        <Pairs
          heading={words.everywhere}
          pairs={[
            [`${mod} O`, words.add],
            [`${mod} V`, words.paste],
            [`${mod} F`, words.search],
            [`${mod} R`, words.refresh],
            [`${mod} J`, words.tray],
            [`${mod} Z`, words.undo],
            ['?', words.sheet],
          ]}
        />
      </div>
      <DialogActions>
        <Button slot="close">{en.shell.close}</Button>
      </DialogActions>
    </Dialog>
  );
}
