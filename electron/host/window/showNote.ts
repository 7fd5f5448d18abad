import { type BrowserWindow, Notification } from 'electron';
import { createNotes } from './notes.ts';
import type { Note } from './notifyEnd.ts';
import { reveal } from './reveal.ts';

/** Shows a note of the system's, whether or not the window is looked at; clicked, it brings the window. */
export function createShowNote(window: () => BrowserWindow | null): (note: Note) => void {
  const show = createNotes(
    ({ title, body }) => new Notification({ title, body, silent: true }),
    () => reveal(window()),
  );
  return (note) => {
    if (Notification.isSupported()) show(note);
  };
}
