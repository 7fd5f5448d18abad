import type { LucideIcon } from 'lucide-react';
import { mostCopied } from '../../../shared/contract/saving.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { Summary } from '../../../shared/selection/summary.ts';
import { bridge } from '../../bridge/bridge.ts';
import type { AccountIndex } from '../../stores/accounts/accountIndex.ts';
import type { Elsewhere, Target } from '../../stores/library/target.ts';
import type { Chord } from '../chord.ts';
import type { LinksOf, ProviderOf } from './possible.ts';

export type ItemActionId =
  | 'look'
  | 'details'
  | 'copy'
  | 'copy-as'
  | 'qr'
  | 'copy-files'
  | 'copy-picture'
  | 'save'
  | 'check-links'
  | 'move'
  | 'make-public'
  | 'send'
  | 'archive'
  | 'keep-alive'
  | 'lasting-link'
  | 'renew'
  | 'calendar'
  | 'clean-up'
  | 'remove';

/** What an action has to know of the accounts, and the instant at which it is asked. */
export interface ItemContext {
  readonly providerOf: ProviderOf;
  /** How good the links of an account are; undefined while nobody knows. */
  readonly linksOf: LinksOf;
  /** The most files that go with one message; none while no account sends any. */
  readonly mostSent: number;
  /** The accounts that take uploads which reach nobody. */
  readonly takers: readonly AccountId[];
  /** As many files as the clipboard of this system takes. */
  readonly mostCopied: number;
  readonly now: number;
}

/** Whether, and with how many of some items, something can be done. */
export interface Possibility {
  /** As many as it would be done with; none where it is not offered at all. */
  readonly count: number;
  /** Whose those are: all of these accounts that have not ended. */
  readonly accountIds: readonly AccountId[];
  /** As many as they are among, without the ones that ended. */
  readonly living: number;
  /** Each of them would do, but not all of them together: offered, and not to be pressed. */
  readonly blocked: boolean;
  /** How long the first of the links will work that are copied, in ms; null where none ends by itself. */
  readonly linkLifeMs: number | null;
  /** Why not, or why not with the others, and what to do instead; each sentence once. */
  readonly why: readonly string[];
}

export const isPossible = ({ count, blocked }: Possibility) => count > 0 && !blocked;

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
  readonly possible: (chosen: Summary, context: ItemContext) => Possibility;
  /** It is done with the bytes of an item: where those are when its provider has them no more. */
  readonly alsoFrom?: readonly Elsewhere[];
  /** Is called with what it is possible with. */
  readonly run: (target: Target) => void;
}

export function itemContextOf(index: AccountIndex, now: number): ItemContext {
  return {
    providerOf: index.providerOf,
    linksOf: index.linksOf,
    mostSent: index.mostSent,
    takers: index.uploaders.flatMap(({ accountId, targets }) =>
      targets === null ? [accountId] : [],
    ),
    mostCopied: mostCopied(bridge().platform),
    now,
  };
}
