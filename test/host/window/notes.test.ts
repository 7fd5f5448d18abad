import { EventEmitter } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createNotes } from '../../../electron/host/window/notes.ts';
import { reveal } from '../../../electron/host/window/reveal.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

class Shown extends EventEmitter {
  show(): void {
    this.emit('shown');
  }
}

/** A desk of notes of which the test itself holds none. */
function desk() {
  const shown: WeakRef<Shown>[] = [];
  let clicks = 0;
  const note = createNotes(
    () => {
      const made = new Shown();
      shown.push(new WeakRef(made));
      return made;
    },
    () => {
      clicks += 1;
    },
  );
  const alive = async () => {
    // What a weak reference gave out lives until the end of the task.
    await new Promise((done) => setTimeout(done));
    collectGarbage();
    return shown.filter((each) => each.deref() !== undefined).length;
  };
  const tell = (place: number, event: string) => shown[place]?.deref()?.emit(event);
  return { note, alive, tell, clicks: () => clicks };
}

it('are there to be clicked until they are done with', async () => {
  const { note, alive, tell, clicks } = desk();
  for (let n = 0; n < 4; n += 1) note({ title: `${n}`, body: '' });
  expect(await alive()).toBe(4);
  tell(0, 'click');
  expect(clicks()).toBe(1);
  tell(1, 'close');
  tell(2, 'failed');
  expect(await alive()).toBe(1);
  tell(3, 'click');
  expect(clicks()).toBe(2);
});

it('are not held for ever where nothing tells that they are gone', async () => {
  const { note, alive } = desk();
  for (let n = 0; n < 50; n += 1) note({ title: `${n}`, body: '' });
  expect(await alive()).toBe(20);
});

it('bring a window back that was put away', () => {
  const done: string[] = [];
  const window = (minimized: boolean) => ({
    isMinimized: () => minimized,
    restore: () => void done.push('restore'),
    show: () => void done.push('show'),
    focus: () => void done.push('focus'),
  });
  reveal(window(true));
  reveal(window(false));
  reveal(null);
  expect(done).toEqual(['restore', 'show', 'focus', 'show', 'focus']);
});
