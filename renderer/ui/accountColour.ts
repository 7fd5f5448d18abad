/** How many colours accounts have: as many as tokens.css names. */
const colours = 8;

/** The colour by which an account is told from the others, by its position among them: a token of its own. */
export function accountColour(position: number): string {
  return `var(--account-${Math.max(0, position) % colours})`;
}
