import { useEffect, useState } from 'react';
import type { Carried } from '../../../shared/intake/carried.ts';
import { bridge } from '../../bridge/bridge.ts';
import { portion } from '../../stores/dialogs/brought.ts';
import { isTyping } from '../../ui/form/isTyping.ts';

export interface FileDrop {
  /** Files let go over the window; the account is that of the zone below them, where there are several. */
  onFiles: (files: readonly File[], folders: boolean, accountId: string | null) => void;
  /** Files of a paste, and what was beside them. */
  onPasted: (files: readonly File[], folders: boolean, carried: Carried | null) => void;
  /** Pictures without a file: of the web, or whole in an address. */
  onCarried: (carried: Carried, accountId: string | null, text: string) => void;
  /** A text that is no picture's address, in which links may be that a person wants new ones of; false where none is. */
  onText: (text: string) => boolean;
  /** A drop or a paste of what nothing can be added of. */
  onNothing: (pasted: boolean) => void;
}

export interface Hovering {
  readonly what: 'files' | 'link';
  /** How many files, when the system tells. */
  readonly count: number | null;
  /** The account of the zone below the pointer. */
  readonly accountId: string | null;
}

/** Without a word from the drag for so long, it ended elsewhere without telling; moving on shows it again. */
const silenceMs = 4_000;

/** While it hovers only its types are told; HTML may hold a picture, and a text an address. */
const linkTypes = ['text/uri-list', 'text/html', 'text/x-moz-url', 'text/plain'];

function carriedBy(data: DataTransfer | null): Hovering['what'] | null {
  if (data?.types.includes('Files')) return 'files';
  return linkTypes.some((type) => data?.types.includes(type)) ? 'link' : null;
}

const accountBelow = (event: Event) =>
  event.target instanceof Element
    ? (event.target.closest<HTMLElement>('[data-drop-account]')?.dataset['dropAccount'] ?? null)
    : null;

/** Whether a folder is among them. Asking takes long: many are looked into by the main process anyway. */
function holdsFolder({ items }: DataTransfer): boolean {
  if (items.length > portion) return false;
  return [...items].some((item) => item.webkitGetAsEntry()?.isDirectory);
}

/** Hears files and links over, dropped on and pasted into the window; null while none hover. */
export function useFileDrop({
  onFiles,
  onPasted,
  onCarried,
  onText,
  onNothing,
}: FileDrop): Hovering | null {
  const [hovering, setHovering] = useState<Hovering | null>(null);

  useEffect(() => {
    let silence: ReturnType<typeof setTimeout> | undefined;
    /** The window's own pictures are at the provider already. */
    let ours = false;
    const end = () => {
      clearTimeout(silence);
      setHovering(null);
    };
    const over = (event: DragEvent) => {
      // Always, or the window would leave the app for whatever was dropped.
      event.preventDefault();
      if (event.dataTransfer === null) return;
      const what = ours ? null : carriedBy(event.dataTransfer);
      event.dataTransfer.dropEffect = what === null ? 'none' : 'copy';
      if (what === null) return;
      const count = what === 'files' ? event.dataTransfer.items.length || null : null;
      const accountId = accountBelow(event);
      clearTimeout(silence);
      silence = setTimeout(end, silenceMs);
      setHovering((old) =>
        old !== null && old.count === count && old.accountId === accountId
          ? old
          : { what, count, accountId },
      );
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) end();
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      end();
      const data = event.dataTransfer;
      if (data === null || ours) return;
      const files = [...data.files];
      if (files.length > 0) return onFiles(files, holdsFolder(data), accountBelow(event));
      const carried = bridge().carried();
      const text = data.getData('text/plain');
      if (carried !== null) onCarried(carried, accountBelow(event), text);
      else if (!onText(text)) onNothing(false);
    };
    const paste = (event: ClipboardEvent) => {
      const data = event.clipboardData;
      if (data === null || isTyping(event.target)) return;
      const files = [...data.files];
      const carried = bridge().carried();
      const text = data.getData('text/plain');
      if (files.length === 0 && carried === null && !onText(text)) return onNothing(true);
      event.preventDefault();
      // A picture copied in a browser is beside its page: the file is it.
      if (files.length > 0) onPasted(files, holdsFolder(data), carried);
      else if (carried !== null) onCarried(carried, null, text);
    };
    const cancel = (event: KeyboardEvent) => {
      if (event.key === 'Escape') end();
    };
    // The pointer says nothing while a drag lasts.
    const move = () => setHovering((old) => (old === null ? old : null));
    const own = (on: boolean) => () => {
      ours = on;
    };
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('dragstart', own(true), { signal });
    window.addEventListener('dragend', own(false), { signal });
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
  }, [onFiles, onPasted, onCarried, onText, onNothing]);

  return hovering;
}
