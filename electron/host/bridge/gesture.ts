/** The page's world has it, and this file runs in the preload alone; its types are not among Node's. */
declare const navigator: { readonly userActivation?: { readonly isActive: boolean } };
declare function addEventListener(
  type: string,
  listener: (event: { readonly isTrusted: boolean }) => void,
  capture: true,
): void;

/**
 * Calls that write to the clipboard, read it, open what lies outside the window, reach somebody or
 * change what an account is, or that delete: never by a script's own will.
 */
const guarded = new Set([
  'library.copyLinks',
  'library.copyFact',
  'uploads.copyLinks',
  'intake.paste',
  'intake.choose',
  'intake.addLink',
  'intake.countLinks',
  'messages.send',
  'accounts.connect',
  'accounts.replaceSecret',
  'accounts.remove',
  'network.choose',
  'app.openConsole',
  'postings.prepareLink',
  'postings.confirm',
  'removals.start',
  'removals.startNow',
  'removals.resume',
  'removals.again',
  'cleanup.start',
  'cleanup.keep',
  'receipts.save',
  'receipts.show',
  'receipts.verifyFile',
  'archives.chooseFolder',
  'archives.start',
  'archives.retry',
  'archives.showFolder',
  'archives.showFile',
  'saving.save',
  'saving.saveMany',
  'saving.show',
  'saving.showRun',
  'saving.drag',
  'saving.copyFiles',
  'saving.copyPicture',
]);
const validMs = 1_000;

/** Watches for gestures; tells of a call whether it may be made now. */
export function watchGestures(): (call: unknown) => boolean {
  let heardAt = Number.NEGATIVE_INFINITY;
  // Copying by the application's menu touches no key of the page, and so is no activation of it;
  // neither is a drop, everywhere.
  for (const type of ['copy', 'paste', 'drop']) {
    const seen = ({ isTrusted }: { isTrusted: boolean }) => {
      if (isTrusted) heardAt = performance.now();
    };
    addEventListener(type, seen, true);
  }
  return (call) =>
    !guarded.has(String(call)) ||
    navigator.userActivation?.isActive === true ||
    performance.now() - heardAt < validMs;
}
