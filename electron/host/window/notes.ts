import type { Note } from './notifyEnd.ts';

/** Of Electron's Notification. */
interface ShownNote {
  once(event: 'click', listener: () => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  once(event: 'failed', listener: () => void): unknown;
  show(): void;
}

/** Not every system tells when one is gone. */
const mostHeld = 20;

/** Shows notes, and holds them for as long as they may be clicked: one that nobody holds hears nothing. */
export function createNotes(make: (note: Note) => ShownNote, onClick: () => void) {
  const held = new Set<ShownNote>();
  return (note: Note): void => {
    const shown = make(note);
    const drop = () => void held.delete(shown);
    held.add(shown);
    for (const oldest of held) {
      if (held.size <= mostHeld) break;
      held.delete(oldest);
    }
    shown.once('click', () => {
      drop();
      onClick();
    });
    shown.once('close', drop);
    shown.once('failed', drop);
    shown.show();
  };
}
