import { keyboardCell } from './keyboardCell.ts';
import { firstIn, homeOf, lastOf, noteFocus, regionOf, regionsIn, takesFocus } from './regions.ts';

/** Longer than a closing dialog or a list takes to give the keyboard back by itself, to something nearer. */
const graceMs = 60;
const remembered = 8;

/** What React Aria tells an element of before it gives the keyboard back to it. */
const givesBack = 'react-aria-focus-scope-restore';

/** A menu, or the list of a choice, that is open over the window; in a combo box the keyboard stays where one types. */
const openLists = '[role="menu"], [data-trigger="Select"] [role="listbox"]';

/** The elements from a focused one outwards, without the page's body. */
function wayOut(from: HTMLElement): HTMLElement[] {
  const way: HTMLElement[] = [];
  for (let at: HTMLElement | null = from; at !== null; at = at.parentElement) {
    if (at !== from.ownerDocument.body) way.push(at);
    else break;
  }
  return way;
}

/**
 * Sees to it that the keyboard is never nowhere. What had it may be taken away, hidden or switched off: a browser
 * then sends the keyboard back to the start of the page, and says nothing to who cannot see. It goes to what is
 * nearest instead: something in what it was in, where it was before, or where its region starts. Answers what
 * ends this.
 */
export function keepFocus(root: HTMLElement, topDialog: () => Element | null): () => void {
  const page = root.ownerDocument;
  /** What had the keyboard in the window itself, the last first, each with what it stood in then. */
  let ways: HTMLElement[][] = [];
  /** Where the keyboard waits, since there is nothing in its region yet. */
  let parked: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isNowhere = () => {
    const { activeElement: now } = page;
    return now === null || now === page.body || now.matches(':disabled');
  };

  /** What is left of what it stood in, up to its region, and has something for the keyboard. */
  const nearest = (way: readonly HTMLElement[]) => {
    for (const outer of way) {
      if (!outer.isConnected) continue;
      if (outer === root || outer.matches('[data-region]')) return undefined;
      const found = firstIn(outer);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const next = (): HTMLElement | undefined => {
    const [way = []] = ways;
    const [last] = way;
    if (last !== undefined && takesFocus(last)) return keyboardCell(last);
    const own = way.find((each) => each.matches('[data-region]'));
    const earlier = ways.flatMap(([element]) =>
      element !== undefined && takesFocus(element) ? [keyboardCell(element)] : [],
    );
    const regions = regionsIn(page);
    const same = regions.find((each) => each === own);
    const area = same ?? regions.find((each) => each.matches('main')) ?? regions[0];
    const start = area === undefined ? firstIn(root) : (lastOf(area) ?? homeOf(area) ?? area);
    return (
      nearest(way) ??
      earlier.find((element) => same === undefined || regionOf(element) === same) ??
      start
    );
  };

  const settle = () => {
    timer = undefined;
    const dialog = topDialog();
    if (parked !== null && page.activeElement === parked && dialog === null) {
      homeOf(parked)?.focus({ preventScroll: true });
      return;
    }
    if (!isNowhere()) return;
    // The window below it takes no keyboard, and it took none itself if it opened while that was on its way.
    const lists = [...page.querySelectorAll<HTMLElement>(openLists)];
    const list = lists.filter((each) => each.closest('[data-exiting]') === null).at(-1);
    if (list !== undefined) {
      list.focus({ preventScroll: true });
      return;
    }
    if (dialog !== null) {
      (firstIn(dialog, '[autofocus]') ?? (dialog as HTMLElement)).focus({ preventScroll: true });
      return;
    }
    const found = next();
    found?.focus({ preventScroll: true });
    parked = found?.matches('[data-region]') === true ? found : null;
  };
  const soon = () => {
    if (timer === undefined && (isNowhere() || page.activeElement === parked)) {
      timer = setTimeout(settle, graceMs);
    }
  };

  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    if (target !== parked) parked = null;
    if (!root.contains(target)) return;
    noteFocus(target);
    ways = [wayOut(target), ...ways.filter(([first]) => first !== target)].slice(0, remembered);
  };
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget === null) setTimeout(soon);
  };
  const onGivenBack = (event: Event) => {
    if (!(event.target instanceof HTMLElement)) return;
    const cell = keyboardCell(event.target);
    if (cell === event.target) return;
    event.preventDefault();
    cell.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(soon);
  observer.observe(page.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'inert'],
  });
  page.addEventListener('focusin', onFocus);
  page.addEventListener('focusout', onBlur);
  page.addEventListener(givesBack, onGivenBack);
  soon();
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    page.removeEventListener('focusin', onFocus);
    page.removeEventListener('focusout', onBlur);
    page.removeEventListener(givesBack, onGivenBack);
  };
}
