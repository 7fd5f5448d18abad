import { create } from 'zustand';
import type { Target } from '../../stores/library/target.ts';

interface CopyMenu {
  readonly target: Target;
  /** The point of the window beside which it stands. */
  readonly at: { readonly x: number; readonly y: number };
}

/** The menu of formats of a card, which is drawn beside the library; null while none is open. */
export const useCopyMenu = create<{ readonly menu: CopyMenu | null }>(() => ({ menu: null }));

/** Opens it under the button of the one card that has one. */
export function openCopyMenu(target: Target): void {
  const box = document.querySelector('[data-action="copy-as"]')?.getBoundingClientRect();
  useCopyMenu.setState({ menu: { target, at: { x: box?.left ?? 0, y: box?.bottom ?? 0 } } });
}

export const closeCopyMenu = () => useCopyMenu.setState({ menu: null });
