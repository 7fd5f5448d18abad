import type { CopiedByItself } from '../../../shared/contract/copying.ts';
import { copyUploaded } from './copyLinks.ts';
import { tellByItself } from './tellCopied.ts';

/** What was copied by a person's setting when an upload ended. */
export function hearByItself(told: CopiedByItself): void {
  const { batchId } = told;
  tellByItself(told, () => copyUploaded({ batchId, count: 1 }));
}
