import { z } from 'zod';
import { accountId, batchId } from '../ids.ts';
import { intakeCount } from '../intake.ts';
import { uploadTarget } from '../upload.ts';
import { call, nothing, token } from './parts.ts';

/** Where added files are to be put; the label is shown with the upload. */
export const addTarget = uploadTarget.pick({ id: true, label: true }).strict();
export type AddTarget = z.infer<typeof addTarget>;

const added = z.object({ batchId });

/** What people add that is more than single files, which go by the bridge. */
export const intake = {
  /** What `countFiles` of the bridge counted; its token is good once, for ten minutes. */
  add: call(z.strictObject({ token, accountId, target: addTarget.optional() }), added),
  /** Lets a person choose files, and counts them; null when none were chosen. */
  choose: call(nothing, intakeCount.nullable()),
  forget: call(z.strictObject({ token }), nothing),
  /** Ends what `countFiles` is counting, which then answers `cancelled`. */
  stopCounting: call(nothing, nothing),
  /** A picture behind a link, fetched by the main process as a stranger would. */
  addLink: call(
    z.strictObject({ url: z.string().max(4_096), accountId, target: addTarget.optional() }),
    added,
  ),
  /** Pastes into the window what the system's clipboard holds, as the keys for it do. */
  paste: call(nothing, nothing),
} as const;
