import type { ConfirmedAudience } from '../../shared/audience.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, type PlainDetail } from '../../shared/failures.ts';
import type { UploadJob } from '../../shared/upload.ts';
import type { Provider } from '../providers/provider.ts';

export type TargetOfJob = NonNullable<UploadJob['target']>;
/** One whose people a person saw and confirmed; nothing is added to any other. */
export type ConfirmedTarget = TargetOfJob & { readonly audience: ConfirmedAudience };

/** Throws unless the provider takes files, and so put: into this, or with null into nothing. */
export function checkTarget({ upload }: Provider, target: TargetOfJob | null): void {
  const refuse = (detail: PlainDetail) => new SatchelError(invalidInput(detail));
  if (upload === undefined) throw refuse('no-upload');
  if (target !== null && upload.targets === undefined) throw refuse('no-targets');
  if (target === null && upload.targets?.required === true) throw refuse('target-needed');
}
