import type { Note } from './notifyEnd.ts';

/** The part of Electron's Notification that is used here. */
interface ShownNote {
  once(event: 'click', listener: () => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  once(event: 'failed', listener: () => void): unknown;
  show(): void;
}

/** Not every system tells when one is gone. */
const mostKept = 20;

/** Shows notes, and keeps them for as long as they may be clicked: one that nobody keeps hears nothing. */
export function createNotes(make: (note: Note) => ShownNote, onClick: () => void) {
  const kept = new Set<ShownNote>();
  return (note: Note): void => {
    const shown = make(note);
    const drop = () => void kept.delete(shown);
    kept.add(shown);
    for (const oldest of kept) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    shown.once('click', () => {
      drop();
      onClick();
      note.onClick?.();
    });
    shown.once('close', drop);
    shown.once('failed', drop);
    shown.show();
  };
}
