/** Hues that keep apart from each other and from the colours that mean something. */
const hues = [205, 265, 150, 320, 45, 180, 230, 90];

/** The colour by which an account is told from the others, by its position among them. */
export function accountColour(position: number): string {
  const hue = hues[Math.max(0, position) % hues.length] ?? 205;
  return `hsl(${hue} 38% 46%)`;
}
