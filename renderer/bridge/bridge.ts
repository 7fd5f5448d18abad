import type { Bridge } from '../../shared/contract/contract.ts';

declare global {
  interface Window {
    /** Put there by the preload before any script of the page runs. */
    readonly satchel: Bridge<File>;
  }
}

export function bridge(): Bridge<File> {
  return window.satchel;
}
