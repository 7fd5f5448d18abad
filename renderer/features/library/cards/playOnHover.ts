/** A pointer that only passes starts nothing. */
const restMs = 180;

/** Tells when the pointer rests on a card, and when it leaves; nothing to those who have asked for less motion. */
export function playOnHover(card: HTMLElement, play: (playing: boolean) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  card.addEventListener('pointerenter', () => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    clearTimeout(timer);
    timer = setTimeout(() => play(true), restMs);
  });
  card.addEventListener('pointerleave', () => {
    clearTimeout(timer);
    play(false);
  });
}
