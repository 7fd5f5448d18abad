import { accountColours } from '../../shared/account.ts';

/** The colour by which an account is told from the others, a token of its own. */
export function accountColour(colour: number): string {
  return `var(--account-${colour % accountColours})`;
}
