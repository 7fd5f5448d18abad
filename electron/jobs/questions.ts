import { createDoubt } from './doubt.ts';
import { createFollows } from './follows.ts';
import type { Kinds } from './job.ts';
import type { LaneClient, LaneDeps, LaneTools } from './laneClient.ts';
import type { LaneJobs } from './laneJobs.ts';

interface QuestionsDeps<K extends Kinds> {
  readonly deps: LaneDeps<K>;
  readonly tools: Pick<LaneTools<K>, 'health' | 'waits'>;
  readonly client: LaneClient<K>;
  readonly jobs: LaneJobs<K>;
}

/** What one account's provider is asked: what became of what is in doubt, and of what was taken. */
export function createQuestions<K extends Kinds>({ deps, tools, client, jobs }: QuestionsDeps<K>) {
  const { ledger, clock, random, log, name, failureOf, settle } = deps;
  const { health, waits } = tools;
  const doubt = createDoubt<K>({
    ledger,
    clock,
    random,
    log,
    name,
    health,
    waits,
    failureOf,
    settle,
    askable: jobs.askable,
    look: client.look,
    believesAtOnce: (job) => client.believesAtOnce?.(job) === true,
    waitOutMs: (job) => (deps.isWaitedOut?.(job) ? (client.waitOutMs?.() ?? null) : null),
  });
  const follows = createFollows<K>({
    ledger,
    clock,
    random,
    health,
    waits,
    failureOf,
    settle,
    follow: client.follow ?? (async () => ({ changes: [], againMs: null })),
  });
  const unasked = () => jobs.followed().filter((id) => !follows.isAsked(id));
  const mayAsk = () => health.blockedBy() === null;

  return {
    /** What is looked for in a list is looked for before anything makes that longer. */
    busy: doubt.busy,
    expect: doubt.expect,
    /** Asks all that is due, unless the account rests; `onHeard` whenever something was heard. */
    ask(onHeard: () => void): void {
      if (!mayAsk() || health.restMs() > 0) return;
      const due = waits.due(jobs.askable());
      if (due.length > 0 && !doubt.busy()) void doubt.ask(due).then(onHeard);
      follows.ask(waits.due(unasked()), onHeard);
    },
    /** Ms until the next is due; null when none is. */
    nextMs(): number | null {
      if (!mayAsk()) return null;
      const asked = doubt.busy() ? [] : jobs.askable();
      const ms = waits.nextMs([...asked, ...unasked()]);
      return ms === null ? null : Math.max(ms, health.restMs());
    },
    stop(): void {
      doubt.stop();
      follows.stop();
    },
  };
}
