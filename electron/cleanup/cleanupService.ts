import { randomUUID } from 'node:crypto';
import { type CleanupAct, type CleanupRule, mostUntyped } from '../../shared/contract/cleanup.ts';
import type { Emit, Services } from '../../shared/contract/contract.ts';
import type { Run } from '../../shared/contract/runs.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput, notFound } from '../../shared/failures.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import type { MediaFilter } from '../../shared/query/mediaFilter.ts';
import { presentPart } from '../../shared/query/presentPart.ts';
import type { Bugs } from '../base/bugs.ts';
import type { Clock } from '../base/clock.ts';
import { createConfirmations } from '../base/confirmations.ts';
import type { Database } from '../database/database.ts';
import { tellProgress } from '../jobs/runs/tellProgress.ts';
import type { Gathered } from '../library/gathered.ts';
import type { RemovalGroup } from '../removals/plan/removalGroup.ts';
import type { RemovalFacts } from '../removals/removalFacts.ts';
import { isClockRight } from './clockCheck.ts';
import { dueNote, type Note } from './dueNote.ts';
import { createDueStore } from './dueStore.ts';
import { type FrozenPlan, type PlanDeps, planCleanup } from './planCleanup.ts';
import { createRuleStore, type StoredRule, shownRule } from './ruleStore.ts';
import { lookAfter, nextStep, noticeMs } from './timetable.ts';

const confirmMs = 30 * 60_000;
/** Each may be of a whole library. */
const mostShown = 3;
const lookEveryMs = 60_000;

export interface CleanupDeps extends Omit<PlanDeps, 'underway'> {
  readonly database: Database;
  readonly gathered: Gathered;
  /** The ids of everything that a filter finds now, the newest first. */
  readonly found: (filter: MediaFilter) => Promise<ArrayLike<number>>;
  readonly accountIds: () => readonly AccountId[];
  /** What time it is by the providers of these accounts, in epoch ms, as far as they told since the start. */
  readonly providerTimes: (ids: readonly AccountId[]) => Promise<readonly number[]>;
  /** What removes: written whole, then paced, followed and told as any other removal. */
  readonly removals: {
    start(groups: readonly RemovalGroup[], facts: RemovalFacts): Promise<Run>;
    underway(): Promise<ReadonlySet<MediaId>>;
    list(): readonly Run[];
  };
  /** Tells a person who may not be looking at the window. */
  readonly notify?: ((note: Note) => void) | undefined;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly bugs: Bugs;
}

type Contract = Services['cleanup'];

export interface CleanupService extends Contract {
  /** Looks from now on whether a rule is to say or to do something. */
  begin(): void;
  /** Removals changed: what came of a rule may be known. */
  hear(runs: readonly Run[]): void;
  close(): void;
}

/** Cleans up by rule: what was shown goes, once, and nothing else. */
export function createCleanupService(deps: CleanupDeps): CleanupService {
  const { database, gathered, found, removals, clock, emit, bugs } = deps;
  const rules = createRuleStore(database);
  const due = createDueStore(database);
  const shown = createConfirmations<FrozenPlan>(clock, confirmMs, randomUUID, mostShown);
  let closed = false;
  let stopTimer = () => {};
  /** Rules that were due under a clock that no provider agrees with: they do nothing before one does. */
  const waiting = new Set<string>();
  const list = (): CleanupRule[] =>
    rules.all().map((rule) => ({ ...shownRule(rule), waitsForClock: waiting.has(rule.id) }));
  const tell = () => emit('cleanupChanged', list());

  const plan = async (
    ids: readonly MediaId[],
    act: CleanupAct,
    looked = (_: number, __: number) => {},
  ) => planCleanup(ids, act, clock.now(), { ...deps, looked, underway: await removals.underway() });
  const idsOf = async (filter: MediaFilter) =>
    Array.from(await found(presentPart(filter))) as MediaId[];

  /** An account may have been disconnected since. */
  function begin(groups: readonly RemovalGroup[], facts: RemovalFacts): Promise<Run> {
    const connected = new Set(deps.accountIds());
    const left = groups.filter(({ accountId }) => connected.has(accountId));
    if (left.length === 0) throw new SatchelError(notFound);
    return removals.start(left, facts);
  }

  function begun(ruleId: string, run: Run): void {
    const { id: runId, begunAt: at, of } = run;
    rules.note(ruleId, { last: { runId, at, of, done: null, failed: 0, kept: 0 } });
    tell();
    hear(removals.list());
  }

  function hear(runs: readonly Run[]): void {
    let news = false;
    for (const { id, last } of rules.all()) {
      if (last === null || last.done !== null) continue;
      const run = runs.find((one) => one.id === last.runId);
      if (run?.state !== 'over') continue;
      rules.note(id, {
        last: { ...last, done: run.done, failed: run.failed, kept: run.kept },
      });
      news = true;
    }
    if (news) tell();
  }

  /** Says what would go, a day ahead; the items are kept, and no others will go. */
  async function announce(rule: StoredRule): Promise<void> {
    const now = clock.now();
    const { groups, shown: would } = await plan(await idsOf(rule.filter), rule.act);
    // It was changed or removed meanwhile.
    if (closed || !isSame(rules.find(rule.id), rule)) return;
    const { items, messages, bytes } = would;
    if (items === 0) {
      rules.note(rule.id, {
        due: null,
        nextLookAt: lookAfter(rule.every ?? 'day', now + noticeMs),
      });
    } else {
      const ids = groups.flatMap((group) => group.items.map(({ id }) => id));
      due.put(rule.id, ids);
      const at = now + noticeMs;
      rules.note(rule.id, { due: { at, items, messages, bytes }, nextLookAt: null });
      deps.notify?.(dueNote(rule.title, items));
    }
    tell();
  }

  /** Deletes what was said, as far as the rule still finds it; a message that carries more by now is kept. */
  async function act(rule: StoredRule): Promise<void> {
    const { archiveId } = rule.act;
    if (rule.due === null || rule.every === null || archiveId === null) return;
    const said = due.idsOf(rule.id);
    const ids = (await idsOf(rule.filter)).filter((id) => said.has(id));
    const { groups } = await plan(ids, rule.act);
    if (closed || !isSame(rules.find(rule.id), rule)) return;
    const whole = groups.filter(({ items }) => items.every(({ id }) => said.has(id)));
    // First of all it is no longer due: what is begun twice would be worse than what is not begun.
    rules.note(rule.id, { due: null, nextLookAt: lookAfter(rule.every, rule.due.at) });
    due.clear(rule.id);
    if (whole.length > 0) begun(rule.id, await begin(whole, { archiveId, ruleId: rule.id }));
    else tell();
  }

  function setWaiting(ruleId: string, waits: boolean): void {
    if (waits === waiting.has(ruleId)) return;
    if (waits) waiting.add(ruleId);
    else waiting.delete(ruleId);
    tell();
  }

  async function lookAt(rule: StoredRule): Promise<void> {
    if (nextStep(rule, clock.now()) === null) {
      setWaiting(rule.id, false);
      return;
    }
    const times = await deps.providerTimes(deps.accountIds());
    const right = isClockRight(clock.now(), times);
    // Filters count from now, and a notice lasts a day: by a wrong clock both would delete too early.
    setWaiting(rule.id, right === false);
    if (right !== true || closed || !isSame(rules.find(rule.id), rule)) return;
    const step = nextStep(rule, clock.now());
    if (step === 'announce') await announce(rule);
    if (step === 'act') await act(rule);
  }

  async function keepLooking(): Promise<void> {
    for (const rule of rules.all()) {
      if (closed) return;
      // One that cannot be looked at keeps no other from it.
      await lookAt(rule).catch((error: unknown) => bugs.failureOf(error, 'cleanup.look'));
    }
    if (closed) return;
    // A rule that was kept meanwhile had it look as well.
    stopTimer();
    stopTimer = clock.after(lookEveryMs, () => void keepLooking());
  }

  return {
    async preview({ of, act: asked }) {
      const ids = 'filter' in of ? await idsOf(of.filter) : await gathered.take(of);
      const frozen = await plan(ids, asked, tellProgress('cleanup', emit, clock));
      return { token: shown.keep(frozen), ...frozen.shown };
    },
    async start({ token, typed, ruleId }) {
      const frozen = shown.see(token);
      const count = frozen?.shown.items ?? 0;
      if (frozen !== null && count > mostUntyped && typed !== count) {
        throw new SatchelError(invalidInput('wrong-count'));
      }
      const run = await shown.takeFor(token, ({ groups, act: { archiveId } }) =>
        begin(groups, { archiveId, ruleId }),
      );
      if (ruleId !== null) begun(ruleId, run);
      return run;
    },
    async forget({ token }) {
      shown.forget(token);
    },
    rules: async () => list(),
    async keep(draft) {
      rules.put(draft, draft.every === null ? null : clock.now());
      due.clear(draft.id);
      tell();
      if (draft.every !== null) {
        stopTimer();
        void keepLooking();
      }
    },
    async remove({ ruleId }) {
      rules.remove(ruleId);
      due.clear(ruleId);
      tell();
    },
    async callOff({ ruleId }) {
      const rule = rules.find(ruleId);
      if (rule === undefined || rule.due === null || rule.every === null) return;
      rules.note(ruleId, { due: null, nextLookAt: lookAfter(rule.every, rule.due.at) });
      due.clear(ruleId);
      tell();
    },
    begin() {
      hear(removals.list());
      void keepLooking();
    },
    hear,
    close() {
      closed = true;
      stopTimer();
    },
  };
}

const isSame = (now: StoredRule | undefined, then: StoredRule) =>
  JSON.stringify(now) === JSON.stringify(then);
