import { keyboardCell } from './keyboardCell.ts';

/** Marks a part of the window that F6 goes to; its value tells it from the others. */
const region = '[data-region]';
/** Where the keyboard comes into a region for the first time: what is marked, or what is shown now. */
const home = '[data-home], [aria-current="true"]';
const tabbable =
  'button, input, textarea, select, a[href], [tabindex="0"]:not([role="presentation"])';

/** What had the keyboard last in each region. */
const lastIn = new WeakMap<Element, HTMLElement>();

/** Whether the keyboard can be brought to it: in the page, in sight, and not switched off. */
export function takesFocus(element: HTMLElement): boolean {
  return (
    element.isConnected &&
    element.checkVisibility({ visibilityProperty: true }) &&
    element.closest('[inert], :disabled') === null
  );
}

export const regionOf = (element: Element): HTMLElement | null => element.closest(region);

/** The regions that the keyboard can get to, in the order in which they stand in the window. */
export const regionsIn = (page: Document): HTMLElement[] =>
  [...page.querySelectorAll<HTMLElement>(region)].filter(takesFocus);

/** The first within an area that the keyboard can get to; not what belongs to a region inside. */
export function firstIn(area: Element, selector = tabbable): HTMLElement | undefined {
  const own = regionOf(area);
  return [...area.querySelectorAll<HTMLElement>(selector)].find(
    (element) => element.tabIndex >= 0 && regionOf(element) === own && takesFocus(element),
  );
}

/** Where the keyboard starts in a region; undefined where that is not there, or not yet. */
export const homeOf = (area: HTMLElement): HTMLElement | undefined => firstIn(area, home);

/** The same, or else the first that the keyboard can get to; the region itself where there is nothing in it. */
const startOf = (area: HTMLElement): HTMLElement => homeOf(area) ?? firstIn(area) ?? area;

/** What had the keyboard last in a region, if that can have it again. */
export function lastOf(area: HTMLElement): HTMLElement | undefined {
  const had = lastIn.get(area);
  if (had === undefined || had === area || !takesFocus(had)) return undefined;
  const last = keyboardCell(had);
  return regionOf(last) === area ? last : undefined;
}

/** What the keyboard goes to in a region: where it was, or else where it starts. */
const entryOf = (area: HTMLElement): HTMLElement => lastOf(area) ?? startOf(area);

export function noteFocus(element: HTMLElement): void {
  const own = regionOf(element);
  if (own !== null) lastIn.set(own, element);
}

/** Takes the keyboard `by` regions on, round the window; false where there is nowhere else to go. */
export function goToRegion(by: 1 | -1): boolean {
  const all = regionsIn(document);
  const now = document.activeElement === null ? null : regionOf(document.activeElement);
  const at = now === null ? -1 : all.indexOf(now);
  const start = at < 0 && by < 0 ? 0 : at;
  const next = all[(start + by + all.length) % all.length];
  if (next === undefined || next === now) return false;
  entryOf(next).focus();
  return true;
}

/** Takes the keyboard to where a region starts; answers whether it is there now. */
export function goHome(name: string): boolean {
  const area = regionsIn(document).find(({ dataset }) => dataset['region'] === name);
  if (area === undefined) return false;
  const start = homeOf(area);
  start?.focus();
  return start !== undefined && document.activeElement === start;
}
