/** The page's world has it, and this file runs in the preload alone; its types are not among Node's. */
declare const navigator: { readonly userActivation?: { readonly isActive: boolean } };
declare function addEventListener(
  type: string,
  listener: (event: { readonly isTrusted: boolean }) => void,
  capture: true,
): void;

/**
 * Calls that write to the clipboard, read it, open what lies outside the window, reach somebody or
 * change what an account is, that delete, that go on with what a person stopped, and that change or throw away what
 * a person set up: never by a script's own will.
 */
const guarded = new Set([
  'library.copyLinks',
  'library.copyFact',
  'uploads.copyLinks',
  'copying.save',
  'copying.qr',
  'copying.saveQr',
  'copying.copyQr',
  'intake.paste',
  'intake.choose',
  'intake.addLink',
  'intake.countLinks',
  'copies.begin',
  'copies.resume',
  'copies.retry',
  'copies.copyLinks',
  'linkChecks.begin',
  'linkChecks.beginLinks',
  'linkChecks.again',
  'linkChecks.saveCsv',
  'keepAlive.keep',
  'keepAlive.pause',
  'keepAlive.resume',
  'keepAlive.stop',
  'keepAlive.answer',
  'keepAlive.copyOldLink',
  'messages.send',
  'accounts.connect',
  'accounts.explore',
  'accounts.rename',
  'accounts.replaceSecret',
  'accounts.remove',
  'network.choose',
  'finished.show',
  'app.openConsole',
  'postings.prepareLink',
  'postings.confirm',
  'removals.start',
  'removals.startNow',
  'removals.resume',
  'removals.again',
  'cleanup.start',
  'cleanup.keep',
  'cleanup.remove',
  'receipts.save',
  'expiring.saveCalendar',
  'expiring.dismissLost',
  'receipts.show',
  'receipts.verifyFile',
  'archives.chooseFolder',
  'archives.start',
  'archives.retry',
  'archives.resume',
  'archives.setSchedule',
  'archives.setOptions',
  'archives.rename',
  'archives.forget',
  'archives.showFolder',
  'archives.showFile',
  'archives.saveFindings',
  'saving.save',
  'saving.saveMany',
  'saving.show',
  'saving.showRun',
  'saving.drag',
  'saving.copyFiles',
  'saving.copyPicture',
  'saving.resumeRun',
  'saving.retryRun',
  'uploads.resume',
  'uploads.retry',
  'remedies.apply',
  'views.keep',
  'settings.put',
  'settings.reset',
  'settings.forget',
  'settings.exportFile',
  'settings.importFile',
  'settings.applyImport',
]);
const validMs = 1_000;
/** Calls that follow one another keep a gesture alive no longer, however many they are. */
const longestMs = 10 * 60_000;

export interface Gestures {
  /** Whether a call may be made now. */
  mayAsk(call: string): boolean;
  /**
   * To be told when a call is made; what it answers, when that is answered. What a person asked for may take longer than
   * a gesture lasts, and what they meant by it follows its answer: a plan of a hundred thousand, and its start.
   */
  began(call: string): () => void;
}

/** Watches for gestures. */
export function watchGestures(): Gestures {
  let answeredAt = Number.NEGATIVE_INFINITY;
  let heardAt = Number.NEGATIVE_INFINITY;
  // Copying by the application's menu touches no key of the page, and so is no activation of it;
  // neither is a drop, everywhere.
  for (const type of ['copy', 'paste', 'drop']) {
    const seen = ({ isTrusted }: { isTrusted: boolean }) => {
      if (isTrusted) heardAt = performance.now();
    };
    addEventListener(type, seen, true);
  }
  let metAt = Number.NEGATIVE_INFINITY;
  const isWithin = (at: number, ms: number) => performance.now() - at < ms;
  function isHeard(): boolean {
    const heard = navigator.userActivation?.isActive === true || isWithin(heardAt, validMs);
    if (heard) metAt = performance.now();
    return heard;
  }
  const isFollowing = () =>
    isHeard() || (isWithin(answeredAt, validMs) && isWithin(metAt, longestMs));
  return {
    mayAsk: (call) => !guarded.has(call) || isFollowing(),
    began(call) {
      // What the window asks for by itself all the time keeps no gesture alive.
      const carries = guarded.has(call) ? isFollowing() : isHeard();
      return () => {
        if (carries) answeredAt = performance.now();
      };
    },
  };
}
