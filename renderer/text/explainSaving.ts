import type { FailureOf } from '../../shared/failure.ts';
import { en } from '../strings/en.ts';
import type { Explanation } from './explanation.ts';

/** Why a file could not be saved, and what to do. */
export function explainSaving({ cause }: FailureOf<'not-saved'>): Explanation {
  const { title, ...causes } = en.saving.failures;
  switch (cause) {
    case 'full':
      return { title, ...causes.full };
    case 'no-rights':
      return { title, ...causes.noRights };
    case 'folder-gone':
      return { title, ...causes.folderGone };
    case 'name-unfit':
      return { title, ...causes.nameUnfit };
    case 'too-large':
      return { title, ...causes.tooLarge };
    case 'in-use':
      return { title, ...causes.inUse };
    case 'changed':
      return { title, ...causes.changed };
    case 'other-bytes':
      return { title, ...causes.otherBytes };
    case 'moved':
      return causes.moved;
    case 'archive-unfit':
      return causes.archiveUnfit;
    case 'failed':
      return { title, ...causes.failed };
    default:
      return cause satisfies never;
  }
}

/** The same of an archive: its folder was chosen once, and comes back rather than being chosen anew. */
export function explainArchiving(failure: FailureOf<'not-saved'>): Explanation {
  const { title, folderGone } = en.archives.failures;
  const explained = explainSaving(failure);
  if (failure.cause === 'folder-gone') return { title, ...folderGone };
  return explained.title === en.saving.failures.title ? { ...explained, title } : explained;
}
