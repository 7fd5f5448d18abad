import type { Capabilities } from '../account.ts';
import type { RetentionRule } from '../retention.ts';

/**
 * Whether items of an account can be kept alive: it takes uploads that last without being put into anything, so that an
 * item can be uploaded again, and what it stores ends by itself. `no-upload`: nothing can be uploaded again;
 * `needs-target`: an upload is sent to people, or does not last; `no-end`: nothing ends by itself.
 */
export function keepableBy(
  { upload }: Pick<Capabilities, 'upload'>,
  { unused, used }: RetentionRule,
): 'yes' | 'no-upload' | 'needs-target' | 'no-end' {
  if (unused.kind !== 'duration' && used.kind !== 'duration') return 'no-end';
  if (upload === null) return 'no-upload';
  if (upload.targets !== null) return 'needs-target';
  return 'yes';
}
