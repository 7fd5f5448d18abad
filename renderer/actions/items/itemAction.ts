import type { LucideIcon } from 'lucide-react';
import type { MediaRow } from '../../../shared/media.ts';
import type { AccountIndex } from '../../stores/accounts/accountIndex.ts';
import { accountIndex } from '../../stores/accounts/accountIndex.ts';
import type { Chord } from '../chord.ts';
import type { LinksOf, ProviderOf } from './possible.ts';

export type ItemActionId = 'look' | 'details' | 'copy' | 'save' | 'make-public' | 'send' | 'remove';

/** What an action has to know of the accounts, and the instant at which it is asked. */
export interface ItemContext {
  readonly providerOf: ProviderOf;
  /** How good the links of the item's account are; undefined while nobody knows. */
  readonly linksOf: LinksOf;
  /** The most files that go with one message; none while no account sends any. */
  readonly mostSent: number;
  readonly now: number;
}

/** Whether, and with which of some items, something can be done. */
export interface Possibility {
  /** Those that it would be done with; none where it is not offered at all. */
  readonly rows: readonly MediaRow[];
  /** Those among which they are, without the ones that ended. */
  readonly living: readonly MediaRow[];
  /** Each of them would do, but not all of them together: offered, and not to be pressed. */
  readonly blocked: boolean;
  /** How long the first of the links will work that are copied, in ms; null where none ends by itself. */
  readonly linkLifeMs: number | null;
  /** Why not, or why not with the others, and what to do instead; each sentence once. */
  readonly why: readonly string[];
}

export const isPossible = ({ rows, blocked }: Possibility) => rows.length > 0 && !blocked;

/** Where an action is drawn, besides the keys. */
export type Surface = 'card' | 'menu' | 'inspector';

/** Something that is done with items: drawn and heard from this alone, wherever it is offered. */
export interface ItemAction {
  readonly id: ItemActionId;
  readonly Icon: LucideIcon;
  /** Of several that are primary, the first that is offered leads. */
  readonly look: 'primary' | 'outlined' | 'careful';
  readonly surfaces: readonly Surface[];
  /** What a button or an entry of a menu says. */
  readonly label: (possibility: Possibility) => string;
  /** The keys that do it, the first of which is shown; the others do the same. */
  readonly keys: null | {
    readonly chords: readonly Chord[];
    /** Heard wherever the keyboard is, or only among the items. */
    readonly heard: 'window' | 'grid';
    /** What they do, as the sheet of shortcuts says it. */
    readonly meaning: string;
    /** Pressed in the grid, they select the item with the keyboard first. */
    readonly selects?: boolean;
    /** It is what the system's own command to copy means where no text is selected. */
    readonly copies?: boolean;
  };
  readonly possible: (rows: readonly MediaRow[], context: ItemContext) => Possibility;
  /** Is called with rows that it is possible with. */
  readonly run: (rows: readonly MediaRow[]) => void;
}

export function itemContextOf(index: AccountIndex, now: number): ItemContext {
  return {
    providerOf: ({ accountId }) => index.providerOf(accountId),
    linksOf: ({ accountId }) => index.linksOf(accountId),
    mostSent: index.mostSent,
    now,
  };
}

export const itemContext = () => itemContextOf(accountIndex(), Date.now());
