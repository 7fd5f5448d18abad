import { join } from 'node:path';
import type { Thread, ThreadLine } from '../../../../electron/sandbox/laml/messages/seedThreads.ts';
import { startSandbox } from '../../../../electron/sandbox/startSandbox.ts';
import type { SandboxTask } from './accountTask.ts';

const line = (text: string, ...files: string[]): ThreadLine => ({ by: 'customer', text, files });
const picture = 'mug-terracotta.jpg';

/** Twenty messages, twelve of which carry fifteen files. */
const threads: readonly Thread[] = Array.from({ length: 4 }, (_, talk) => [
  line('Is this one still there?', picture),
  line('It is, three are left.'),
  line('And in this colour?', ...(talk === 3 ? [picture] : [picture, picture])),
  line('Next week again.'),
  line('Like this one.', picture),
]);

const limits = {
  none: {},
  '8 in flight': { maxInFlight: 8 },
  '50 a second': { bucket: { perSecond: 50, burst: 10 }, retryAfterSeconds: 1 },
} as const;

/** Listens until its parent is gone; tells on request how many requests there were, and how many it refused. */
export async function runBenchSandbox(task: SandboxTask): Promise<void> {
  const { items, latencyMs } = task;
  const twilioMessaging = { ...limits[task.limits], threads };
  const seedDir = join(process.cwd(), 'electron', 'sandbox', 'seed');
  const sandbox = await startSandbox({ items, latencyMs, seedDir, twilioMessaging });
  process.on('message', () => {
    const all = sandbox.requests();
    const refused = all.filter(({ status }) => status === 429).length;
    process.send?.({ requests: all.length, refused });
  });
  process.on('disconnect', () => process.exit());
  process.send?.(sandbox.accesses());
}
