import { type Failure, SatchelError } from '../../shared/failure.ts';
import type { AccountId, MediaId } from '../../shared/ids.ts';
import { dayMs, type KeepCeiling, keptUntil } from '../../shared/keepalive/keepLimits.ts';
import type { RetentionRule } from '../../shared/retention.ts';
import type { Bugs } from '../base/bugs.ts';
import type { StoredMedia } from '../library/mediaRow.ts';
import { groupBy } from './groupBy.ts';
import { holdBack } from './holdBack.ts';
import { isFinal, type Judged, judgeMember, type Sight } from './judgeMembers.ts';
import type { KeepTable, Member, StoredKeep, StoredRenewal } from './keepTable.ts';
import { type MemberDeps, refreshMembers } from './members.ts';
import type { Renewals } from './renewals.ts';
import { type Begun, type LookPlan, planLook } from './rules/plan.ts';
import { type KeepTimeDeps, tellTime } from './time.ts';

/** What could not be asked about or begun is looked at again after this. */
const againMs = 60_000;
/** So many items in a row that were refused for good pause what keeps them. */
const mostRefused = 3;
const limitSaidEveryMs = dayMs;

export interface LookDeps extends MemberDeps, KeepTimeDeps {
  readonly table: KeepTable;
  readonly renewals: Renewals;
  readonly ruleOf: (id: AccountId) => RetentionRule | null;
  readonly deletable: (id: AccountId) => boolean;
  readonly ceiling: () => KeepCeiling;
  readonly removing: () => Promise<ReadonlySet<MediaId>>;
  /** Asks the provider for each of these items of one account, and writes down what it says. Throws SatchelError. */
  readonly check: (accountId: AccountId, rows: readonly StoredMedia[]) => Promise<void>;
  readonly bugs: Bugs;
}

/** What a look told, for whoever shows it. */
export interface Looked {
  readonly keeps: readonly StoredKeep[];
  readonly judged: ReadonlyMap<string, readonly Judged[]>;
  readonly limited: LookPlan['limited'];
  /** Keeps that the settings end sooner than was agreed, and that are past that end. */
  readonly cut: ReadonlySet<string>;
  /** When to look again, in ms from now; null for when something changes. */
  readonly againInMs: number | null;
}

/** What a look did that a person is told of. */
export interface LookNews {
  readonly changed: readonly StoredRenewal[];
  readonly over: readonly StoredKeep[];
  readonly paused: readonly StoredKeep[];
  /** Keeps whose limit for the day is reached for the first time in a day. */
  readonly limited: readonly StoredKeep[];
}

/** One look at everything that is kept alive: what came of renewals, what is to be renewed now, and what no more. */
export async function look(deps: LookDeps): Promise<{ looked: Looked; news: LookNews }> {
  const { table, renewals } = deps;
  const ceiling = deps.ceiling();
  const changed = await settleOpen(deps);
  let time = await tellTime(deps);
  const over: StoredKeep[] = [];
  const paused: StoredKeep[] = [];
  const end = (keep: StoredKeep, why: StoredKeep['end']) => {
    const ended: StoredKeep = { ...keep, state: 'over', end: why, failure: null };
    table.put(ended);
    over.push(ended);
  };

  const untilOf = ({ limits, setAt, madeAt }: StoredKeep) =>
    keptUntil(limits, setAt ?? madeAt, ceiling).at;
  const live = () => table.keeps().filter(({ state }) => state !== 'over');
  for (const keep of live()) if (time.now() >= keep.limits.untilAt) end(keep, 'until');
  const lost = await refreshMembers(live(), ceiling.mostItems, deps);
  for (const keep of lost) end(keep, 'view-gone');
  holdBack(live(), ceiling, deps);

  const see = async (): Promise<Sight> => {
    const failed = new Map(table.failed().map((one) => [one.mediaId, one]));
    const [underway, removing] = [await renewals.underway(), await deps.removing()];
    const open = table.open().map(({ mediaId }) => mediaId);
    const rows = deps.byIds([...new Set(table.members().map(({ mediaId }) => mediaId))]);
    return {
      rows: new Map(rows.map((row) => [row.id, row])),
      failed,
      underway: new Set([...underway, ...open]),
      removing,
      ruleOf: deps.ruleOf,
      deletable: deps.deletable,
      time,
    };
  };
  const judgeAll = async () => {
    const sight = await see();
    const members = groupBy(table.members(), ({ keepId }) => keepId);
    return live().map((keep) => ({
      keep,
      judged: (members.get(keep.id) ?? []).flatMap((one) => {
        const isOpen = one.state === 'kept' || one.state === 'asks';
        return isOpen ? (judgeMember(keep, one, sight) ?? []) : [];
      }),
    }));
  };
  const planOf = (all: Awaited<ReturnType<typeof judgeAll>>, only?: ReadonlySet<MediaId>) =>
    planLook(
      all
        .filter(({ keep }) => keep.state === 'on')
        .map(({ keep, judged }) => ({
          id: keep.id,
          limits: keep.limits,
          untilAt: untilOf(keep),
          items: judged
            .map(({ member, judgement }) => ({ mediaId: member.mediaId, judgement }))
            .filter(
              ({ mediaId, judgement }) => judgement.kind !== 'due' || (only?.has(mediaId) ?? true),
            ),
        })),
      begunLately(table, time.now()),
      ceiling,
      time.now(),
    );

  let all = await judgeAll();
  const first = planOf(all);
  const rowOf = new Map(
    all.flatMap(({ judged }) => judged.map(({ row }) => [row.id, row] as const)),
  );
  const wanted = first.renew.flatMap(({ mediaId }) => rowOf.get(mediaId) ?? []);
  let failedToBegin = false;
  if (wanted.length > 0) {
    // What somebody deleted is never renewed: each is asked for first, and its provider tells the time by its answer.
    const there = await checkAll(wanted, deps);
    time = await tellTime(deps);
    all = await judgeAll();
    const plan = planOf(all, there);
    failedToBegin = there.size < wanted.length;
    if (plan.renew.length > 0) failedToBegin ||= !(await beginAll(plan, all, time.now(), deps));
    await settleOpen(deps);
    all = await judgeAll();
  }
  markMembers(all, table);
  const members = groupBy(table.members(), ({ keepId }) => keepId);
  for (const { keep, judged } of all) {
    const own = members.get(keep.id) ?? [];
    if (keep.of.kind === 'item' && !own.some(isOpenOrRefused)) {
      end(keep, 'item-over');
      continue;
    }
    const why = reasonToPause(keep, judged, table);
    if (keep.state === 'on' && why !== null) {
      const stopped: StoredKeep = { ...keep, state: 'paused', failure: why.failure };
      table.put(stopped);
      paused.push(stopped);
    }
  }
  const plan = planOf(all);
  const sayable = plan.limited.flatMap(({ keepId }) => {
    const keep = all.find((one) => one.keep.id === keepId)?.keep;
    const saidAt = keep?.limitSaidAt ?? null;
    const isNew = saidAt === null || Math.abs(time.now() - saidAt) >= limitSaidEveryMs;
    return keep === undefined || !isNew || !ceiling.enabled
      ? []
      : [{ ...keep, limitSaidAt: time.now() }];
  });
  for (const keep of sayable) table.put(keep);
  const delay = plan.nextAt === null ? null : Math.max(0, plan.nextAt - time.now());
  const againInMs = failedToBegin ? Math.min(againMs, delay ?? againMs) : delay;
  return {
    looked: {
      keeps: table.keeps(),
      judged: new Map(all.map(({ keep, judged }) => [keep.id, judged])),
      limited: plan.limited,
      cut: new Set(live().flatMap((keep) => (time.now() >= untilOf(keep) ? [keep.id] : []))),
      againInMs,
    },
    news: { changed, over, paused, limited: sayable },
  };
}

function begunLately(table: KeepTable, now: number): Begun[] {
  return table.begunAfter(now - dayMs);
}

/** Learns what came of renewals; answers those by which a link changed. */
export async function settleOpen({ table, renewals }: Pick<LookDeps, 'table' | 'renewals'>) {
  const changed: StoredRenewal[] = [];
  const open = table.open();
  if (open.length === 0) return changed;
  const underway = await renewals.underway();
  for (const one of open) {
    const newId = renewals.becameOf(one.mediaId);
    if (newId !== null) {
      const done: StoredRenewal = { ...one, outcome: 'done', newId, failure: null };
      table.settle(done);
      changed.push(done);
    } else if (!underway.has(one.mediaId)) {
      table.settle({ ...one, outcome: 'failed', failure: renewals.failureOf(one.mediaId) });
    }
  }
  return changed;
}

/** Which of these are as their provider says now; those of an account that cannot be asked are left for later. */
async function checkAll(rows: readonly StoredMedia[], { check, bugs }: LookDeps) {
  const asked = new Set<MediaId>();
  for (const [accountId, some] of groupBy(rows, (row) => row.accountId)) {
    try {
      // What is gone already has its fate judged by what is known of it.
      await check(
        accountId,
        some.filter(({ goneAt }) => goneAt === null),
      );
      for (const { id } of some) asked.add(id);
    } catch (error) {
      if (!(error instanceof SatchelError)) bugs.failureOf(error, 'keepalive.check');
    }
  }
  return asked;
}

/** Written first, so that nothing is begun twice whatever ends this; false where the library or the disk refused. */
async function beginAll(
  plan: LookPlan,
  all: readonly { readonly judged: readonly Judged[] }[],
  at: number,
  { table, renewals, bugs }: LookDeps,
): Promise<boolean> {
  const rows = new Map(
    all.flatMap(({ judged }) => judged.map(({ row }) => [row.id, row] as const)),
  );
  const written = table.atomically(() =>
    plan.renew.filter(({ keepId, mediaId }) => {
      const row = rows.get(mediaId);
      if (row === undefined) return false;
      const { accountId, name, linkUrl: oldLink } = row;
      return table.begin({ mediaId, keepId, accountId, at, name, oldLink });
    }),
  );
  const ids = written.map(({ mediaId }) => mediaId);
  if (ids.length === 0) return true;
  try {
    const refused = await renewals.begin(ids);
    for (const one of table.open()) {
      const failure = refused.get(one.mediaId) ?? null;
      if (failure !== null) table.settle({ ...one, outcome: 'failed', failure });
    }
    return true;
  } catch (error) {
    // Whether anything of it is under way nevertheless is asked, and not taken from what was thrown.
    bugs.failureOf(error, 'keepalive.begin');
    return false;
  }
}

/** Writes down which items are renewed no more, and of which a person is asked. */
function markMembers(
  all: readonly { readonly judged: readonly Judged[] }[],
  table: KeepTable,
): void {
  for (const { judged } of all) {
    for (const { member, judgement } of judged) {
      const { keepId, mediaId, confirmed } = member;
      const state =
        judgement.kind === 'stop' ? judgement.why : judgement.kind === 'ask' ? 'asks' : 'kept';
      if (state !== member.state) table.setMember(keepId, mediaId, state, confirmed);
    }
  }
}

/** What was refused may be tried again, when somebody resumes what keeps it. */
const isOpenOrRefused = ({ state }: Member) =>
  state === 'kept' || state === 'held' || state === 'asks' || state === 'refused';

/**
 * Why a keep pauses by itself: its account refuses, its only item was given up, or items in a row met a failure that the
 * others may meet too. That one is gone, with no copy of it, tells nothing of others.
 */
function reasonToPause(
  { id, of }: StoredKeep,
  judged: readonly Judged[],
  table: Pick<KeepTable, 'failed' | 'changes'>,
): { readonly failure: Failure | null } | null {
  const denied = judged.find(({ failure }) => failure?.kind === 'unauthorized');
  if (denied !== undefined) return denied;
  const givenUp = judged.find(
    ({ judgement }) => judgement.kind === 'stop' && judgement.why === 'refused',
  );
  if (givenUp === undefined) return null;
  if (of.kind === 'item') return givenUp;
  const doneAt = table.changes(id, 0, 1)[0]?.at ?? Number.NEGATIVE_INFINITY;
  const refused = table
    .failed()
    .filter(({ keepId, at, failure }) => keepId === id && at >= doneAt && isFinal(failure))
    .filter(({ failure }) => failure?.kind !== 'not-found')
    .sort((one, other) => other.at - one.at);
  const latest = refused[0]?.failure ?? null;
  const same = refused.filter(({ failure }) => failure?.kind === latest?.kind);
  return same.length >= mostRefused ? { failure: latest } : null;
}
