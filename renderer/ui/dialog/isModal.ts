/** Whether a dialog lies over the window, which then hears every key. */
export const isModal = () =>
  document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
