import { createBugs } from '../../../electron/base/bugs.ts';
import { silentLog } from '../../../electron/base/log.ts';

export const silentBugs = createBugs(silentLog);
