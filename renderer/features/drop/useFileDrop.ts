import { useEffect, useState } from 'react';
import { namePasted } from './pasted.ts';

interface FileDrop {
  /** Files let go over the window; `place` is the zone below them, where there are several. */
  onFiles: (files: readonly File[], place: string | null) => void;
}

export interface Hovering {
  /** How many files, when the system tells. */
  readonly count: number | null;
  readonly place: string | null;
}

/** Without a word from the drag for so long, it ended elsewhere without telling; moving on shows it again. */
const silenceMs = 4_000;

const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

const placeOf = (event: Event) =>
  event.target instanceof Element
    ? (event.target.closest<HTMLElement>('[data-drop-place]')?.dataset['dropPlace'] ?? null)
    : null;

export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select'));

/** Hears files over, dropped on and pasted into the window; null while none hover. */
export function useFileDrop({ onFiles }: FileDrop): Hovering | null {
  const [hovering, setHovering] = useState<Hovering | null>(null);

  useEffect(() => {
    let silence: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(silence);
      setHovering(null);
    };
    const over = (event: DragEvent) => {
      // Always, or the window would leave the app for whatever was dropped.
      event.preventDefault();
      if (event.dataTransfer === null) return;
      const files = carriesFiles(event);
      event.dataTransfer.dropEffect = files ? 'copy' : 'none';
      if (!files) return;
      const count = event.dataTransfer.items.length || null;
      const place = placeOf(event);
      clearTimeout(silence);
      silence = setTimeout(end, silenceMs);
      setHovering((old) =>
        old !== null && old.count === count && old.place === place ? old : { count, place },
      );
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) end();
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      end();
      if (!carriesFiles(event)) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onFiles(files, placeOf(event));
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || isTyping(event.target)) return;
      event.preventDefault();
      onFiles(namePasted(files, Date.now()), null);
    };
    const cancel = (event: KeyboardEvent) => {
      if (event.key === 'Escape') end();
    };
    // The pointer says nothing while a drag lasts.
    const move = () => setHovering((old) => (old === null ? old : null));
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragenter', over, { signal });
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    document.addEventListener('paste', paste, { signal });
    window.addEventListener('keydown', cancel, { signal });
    window.addEventListener('pointermove', move, { signal });
    return () => {
      clearTimeout(silence);
      listening.abort();
    };
  }, [onFiles]);

  return hovering;
}
