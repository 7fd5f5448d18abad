import type { IntakeCount, WebPicture } from '../../../shared/intake.ts';

/** What a person brings to be uploaded. */
export type Brought =
  | { readonly kind: 'files'; readonly files: readonly File[] }
  /** Files and folders that the main process has looked into already. */
  | { readonly kind: 'counted'; readonly count: IntakeCount }
  | { readonly kind: 'link'; readonly picture: WebPicture };

/** How many files it makes. */
export function filesIn(brought: Brought): number {
  switch (brought.kind) {
    case 'files':
      return brought.files.length;
    case 'counted':
      return brought.count.files;
    case 'link':
      return 1;
    default:
      return brought satisfies never;
  }
}

/** A larger number of files is handed over in portions, so that the window never stops for them. */
export const portion = 200;
/** A larger number is more than a person means to add without being asked. */
const manyFiles = 1_000;

/** Whether it must be counted before it can be added. */
export function needsCount(files: readonly File[], folders: boolean): boolean {
  return folders || files.length > portion;
}

/** Whether a person is asked before it is added. */
export function needsAsking(count: IntakeCount): boolean {
  const { files, folders, beyond } = count;
  return folders > 0 || files === 0 || files > manyFiles || beyond !== null;
}
