const line = 48;

/** Scrolls by a key, wherever the keyboard is in quick look; false for keys that do not scroll. */
export function scrolls(event: KeyboardEvent, area: HTMLElement | null): boolean {
  if (area === null || event.altKey || event.ctrlKey || event.metaKey) return false;
  const page = area.clientHeight * 0.9;
  const ways: Readonly<Record<string, number>> = {
    ArrowUp: -line,
    ArrowDown: line,
    PageUp: -page,
    PageDown: page,
    Home: -area.scrollHeight,
    End: area.scrollHeight,
  };
  const by = ways[event.key];
  if (by === undefined) return false;
  area.scrollBy({ top: by });
  return true;
}
