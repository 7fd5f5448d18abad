import { checkAction } from './checkAction.ts';
import type { ItemAction } from './itemAction.ts';
import { moveAction } from './moveAction.ts';

/** What is done about links that do not do: they are checked, and their items copied to where links last. */
export const linkActions: readonly ItemAction[] = [checkAction, moveAction];
