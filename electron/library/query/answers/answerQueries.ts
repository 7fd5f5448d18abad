import type { WorkerAnswer, WorkerQuestion } from '../../../base/guardedWorker.ts';
import type { Database } from '../../../database/database.ts';
import { createQueries } from './createQueries.ts';
import { queryCalls } from './queryCalls.ts';

/** What is searched of so many items may stay in memory, and any order of them is reckoned while somebody asks for it. */
const fewItems = 300_000;
/** What can be filtered and sorted by is read ahead once what was asked for has been painted. */
const paintedMs = 400;
/** Orders of more items are reckoned ahead once nothing else was asked for so long. */
const idleMs = 1_000;
/** Texts of more items are let go when nobody asked for so long. */
const forgottenMs = 60_000;

export interface AnswerDeps {
  readonly database: Database;
  readonly locale: string | undefined;
  readonly post: (answer: WorkerAnswer) => void;
}

/** The thread's end: answers each question that it is sent, and reads ahead while it is not asked. */
export function answerQueries({ database, locale, post }: AnswerDeps) {
  const breathe = () => new Promise<void>((done) => setImmediate(done));
  const { queries, warm, warmOrders, forgetTexts, items } = createQueries(database, {
    locale,
    breathe,
  });
  let painted: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;
  let forgetting: NodeJS.Timeout | undefined;

  function rest(): void {
    for (const timer of [painted, idle, forgetting]) clearTimeout(timer);
    // What could not be read now is read when it is asked for.
    painted = setTimeout(() => void warm().catch(() => undefined), paintedMs);
    idle = setTimeout(() => {
      if (items() > fewItems) warmOrders().catch(() => undefined);
    }, idleMs);
    forgetting = setTimeout(() => {
      if (items() > fewItems) forgetTexts();
    }, forgottenMs);
  }

  return async ({ id, call, input }: WorkerQuestion): Promise<void> => {
    const asked = queryCalls.find((name) => name === call);
    if (asked === undefined) return post({ id: null });
    clearTimeout(painted);
    clearTimeout(idle);
    try {
      post({ id, value: await queries[asked](input as never) });
    } catch (error) {
      post({ id, failed: error instanceof Error ? error.message : 'unknown' });
    }
    rest();
  };
}
