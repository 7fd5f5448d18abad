/** The page's world has it, and this file runs in the preload alone; its types are not among Node's. */
interface ClipboardEvent {
  readonly clipboardData?: { clearData(): void } | null;
  preventDefault(): void;
  stopImmediatePropagation(): void;
}
declare function addEventListener(
  type: string,
  listener: (event: ClipboardEvent) => void,
  capture: true,
): void;

/**
 * Keys and menus copy, cut and paste; a script of the page does not, gesture or none: what it began
 * by `execCommand` ends here, unseen by the page and with nothing written.
 *
 * Which of them it is, the event does not say. But between two listeners promises are kept only where
 * no script waits for them to return, and a script that called `execCommand` does.
 */
export function refuseScriptClipboard(): void {
  for (const type of ['copy', 'cut', 'paste']) {
    let byScript = true;
    addEventListener(
      type,
      () => {
        byScript = true;
        void Promise.resolve().then(() => {
          byScript = false;
        });
      },
      true,
    );
    addEventListener(
      type,
      (event) => {
        if (!byScript) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        if (type !== 'paste') event.clipboardData?.clearData();
      },
      true,
    );
  }
}
