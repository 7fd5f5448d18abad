/** The dialog over all others; null while none is open. */
export const topDialog = () =>
  [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1) ?? null;

/** Whether a dialog lies over the window, which then hears every key. */
export const isModal = () => topDialog() !== null;
