import { z } from 'zod';
import { accountId, batchId } from '../../ids.ts';
import { mostWebPictures } from '../../intake/carried.ts';
import { intakeCount, webPicture } from '../../intake.ts';
import { call, nothing, token } from '../parts/parts.ts';

const added = z.object({ batchId });

/**
 * What people add that is more than single files, which go by the bridge. It is put nowhere, so that it
 * reaches nobody; `postings` is the way to people.
 */
export const intake = {
  /** What `countFiles` of the bridge counted; its token is good once, for ten minutes. */
  add: call(z.strictObject({ token, accountId }), added),
  /** Lets a person choose files, and counts them; null when none were chosen. */
  choose: call(nothing, intakeCount.nullable()),
  forget: call(z.strictObject({ token }), nothing),
  /** Ends what `countFiles` is counting, which then answers `cancelled`. */
  stopCounting: call(nothing, nothing),
  /** A picture behind a link, fetched by the main process as a stranger would. */
  addLink: call(webPicture.extend({ accountId }), added),
  /** Fetches several of them, and counts those that came; fails when none did. */
  countLinks: call(
    z.strictObject({ pictures: z.array(webPicture).min(1).max(mostWebPictures) }),
    z.object({ count: intakeCount, failed: z.number().int() }),
  ),
  /** Pastes into the window what the system's clipboard holds, as the keys for it do. */
  paste: call(nothing, nothing),
} as const;
