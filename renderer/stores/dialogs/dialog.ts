import type { PostingTarget } from '../../../shared/contract/adding/postings.ts';
import type { ArchiveRun } from '../../../shared/contract/archives.ts';
import type { CleanupRule } from '../../../shared/contract/cleanup.ts';
import type { CopyPlan, CopyRun } from '../../../shared/contract/copies.ts';
import type { KeepOf } from '../../../shared/contract/keepAlive.ts';
import type { Copied } from '../../../shared/contract/library.ts';
import type { Run } from '../../../shared/contract/runs.ts';
import type { SavedRun } from '../../../shared/contract/saving.ts';
import type { SavedView } from '../../../shared/contract/window/views.ts';
import type { AccountId, JobId } from '../../../shared/ids.ts';
import type { WebPicture } from '../../../shared/intake.ts';
import type { KeepLimits } from '../../../shared/keepalive/keepLimits.ts';
import type { MediaRow } from '../../../shared/media.ts';
import type { MessageRow } from '../../../shared/message.ts';
import type { MediaFilter, MediaSort } from '../../../shared/query/mediaFilter.ts';
import type { Remedy } from '../../../shared/remedy.ts';
import type { Target } from '../library/target.ts';
import { type Brought, filesIn } from './brought.ts';

/** A message as it is being written. */
export interface Draft {
  readonly accountId: AccountId | null;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly rows: readonly MediaRow[];
}

type OtherAccount = Extract<Remedy, { kind: 'other-account' }>;

/** What is to be put into a target: what a person brought, or refused uploads that another account takes. */
export type Cargo =
  | { readonly from: 'person'; readonly brought: Brought }
  | { readonly from: 'uploads'; readonly jobIds: readonly JobId[]; readonly remedy: OtherAccount };

export function filesInCargo(cargo: Cargo): number {
  return cargo.from === 'person' ? filesIn(cargo.brought) : cargo.jobIds.length;
}

/** What is to be archived: all that a filter finds, some items, or once more what an archive is of. */
export type ArchiveWhat =
  | { readonly kind: 'filter'; readonly filter: MediaFilter; readonly title: string }
  | { readonly kind: 'items'; readonly target: Target };

/** Every dialog of the window by its kind, with all that it has to be told. */
export type Dialog =
  | { readonly kind: 'keys' }
  /** At a section, where one is named. */
  | { readonly kind: 'settings'; readonly at?: 'retention' }
  /** An item as it is; in the library, those beside it too. */
  | { readonly kind: 'look'; readonly row: MediaRow }
  /** The code of an item's link. */
  | { readonly kind: 'qr'; readonly row: MediaRow }
  /** Which links could not be copied: the first of them, and how many they are. */
  | { readonly kind: 'copy-failures'; readonly failed: Copied['failed']; readonly count: number }
  | { readonly kind: 'connect' }
  /** How this computer is connected, for all accounts. */
  | { readonly kind: 'connection' }
  | {
      readonly kind: 'rename-account' | 'replace-secret' | 'remove-account';
      readonly accountId: AccountId;
    }
  | { readonly kind: 'remove-items'; readonly target: Target }
  /** A removal that runs or is over, as it was when the dialog was opened. */
  | { readonly kind: 'removal'; readonly run: Run }
  /** What stays of a removal, by its id. */
  | { readonly kind: 'receipt'; readonly id: string }
  /** A folder in which some items could not be saved. */
  | { readonly kind: 'save-run'; readonly run: SavedRun }
  /** What is to be cleaned up: by a filter, which a kept rule has too, or some items that were chosen. */
  | {
      readonly kind: 'clean-up';
      readonly of: { readonly filter: MediaFilter } | { readonly target: Target };
      readonly rule: CleanupRule | null;
      /** What the rule would delete is shown at once. */
      readonly preview: boolean;
    }
  | { readonly kind: 'cleanup-rules' }
  /** What is to be kept alive, or whose limits are changed. */
  | {
      readonly kind: 'keep-alive';
      readonly of: readonly KeepOf[];
      readonly title: string;
      readonly limits: KeepLimits | null;
    }
  /** All that is kept alive. */
  | { readonly kind: 'keeps' }
  /** The items of one keep, and the links that changed. */
  | { readonly kind: 'kept'; readonly keepId: string }
  /** What would give an item the longest link. */
  | { readonly kind: 'lasting-link'; readonly row: MediaRow }
  /** How much there is of what a filter finds. */
  | { readonly kind: 'holdings'; readonly filter: MediaFilter }
  | {
      readonly kind: 'compose';
      readonly rows: readonly MediaRow[];
      /** The message that is sent once more; null for a new one. */
      readonly again: MessageRow | null;
      /** What was written before, where the dialog is opened once more. */
      readonly draft: Draft | null;
    }
  | { readonly kind: 'counting' }
  | { readonly kind: 'choose-account'; readonly brought: Brought }
  | {
      readonly kind: 'choose-target';
      readonly accountId: AccountId;
      readonly cargo: Cargo;
      /** What was searched for before, where one comes back to it. */
      readonly search: string;
    }
  | {
      readonly kind: 'posting';
      readonly accountId: AccountId;
      readonly target: PostingTarget;
      readonly cargo: Cargo;
      readonly search: string;
    }
  /** Uploads that went no further until a person saw who would receive them. */
  | { readonly kind: 'review'; readonly accountId: AccountId; readonly jobIds: readonly JobId[] }
  /** A view that is kept, or one that is edited. */
  | {
      readonly kind: 'save-view';
      readonly view: SavedView | null;
      readonly filter: MediaFilter;
      readonly sort: MediaSort;
    }
  | { readonly kind: 'cancel-uploads' }
  /** Items that are to be uploaded to another account. */
  | { readonly kind: 'move'; readonly target: Target }
  /** What became of links that were opened as a stranger would. */
  | { readonly kind: 'check-links'; readonly checkId: string }
  /** Links to which new ones are wanted, or which may be meant as pictures of the web. */
  | {
      readonly kind: 'fresh-links';
      readonly text: string;
      readonly pictures: readonly WebPicture[];
      readonly wantedAccountId: string | null;
    }
  /** Items that are to be uploaded again, with what that comes to where it was asked before. */
  | { readonly kind: 'renew'; readonly target: Target; readonly plan: CopyPlan | null }
  /** A run of items that were uploaded again, as it was when the dialog was opened. */
  | { readonly kind: 'copy-run'; readonly run: CopyRun }
  | { readonly kind: 'archive'; readonly what: ArchiveWhat }
  | { readonly kind: 'archives' }
  /** A run that is over, as it was when the dialog was opened. */
  | { readonly kind: 'archive-run'; readonly run: ArchiveRun }
  | { readonly kind: 'archive-findings' | 'rename-archive'; readonly archiveId: string }
  | { readonly kind: 'compare'; readonly accountId: AccountId; readonly jobId: JobId };

export type DialogOf<K extends Dialog['kind']> = Extract<Dialog, { kind: K }>;

/** The accounts that a dialog speaks of: when one of them goes, what it says is no longer true. */
export function accountsOf(dialog: Dialog): readonly AccountId[] {
  switch (dialog.kind) {
    case 'remove-items':
    case 'move':
    case 'renew':
      return dialog.target.accountIds;
    case 'holdings':
      return dialog.filter.accountIds ?? [];
    case 'compose':
      return [...dialog.rows, ...(dialog.again === null ? [] : [dialog.again])].map(
        ({ accountId }) => accountId,
      );
    case 'look':
    case 'lasting-link':
    case 'qr':
      return [dialog.row.accountId];
    case 'rename-account':
    case 'replace-secret':
    case 'remove-account':
    case 'choose-target':
    case 'posting':
    case 'review':
    case 'compare':
      return [dialog.accountId];
    case 'archive':
      return dialog.what.kind === 'items' ? dialog.what.target.accountIds : [];
    case 'clean-up':
      return 'target' in dialog.of ? dialog.of.target.accountIds : [];
    case 'archives':
    case 'archive-run':
    case 'archive-findings':
    case 'rename-archive':
    case 'cleanup-rules':
    case 'keep-alive':
    case 'keeps':
    case 'kept':
    case 'keys':
    case 'copy-failures':
    case 'settings':
    case 'connect':
    case 'connection':
    case 'removal':
    case 'receipt':
    case 'save-run':
    case 'copy-run':
    case 'counting':
    case 'choose-account':
    case 'save-view':
    case 'cancel-uploads':
    case 'check-links':
    case 'fresh-links':
      return [];
    default:
      return dialog satisfies never;
  }
}
