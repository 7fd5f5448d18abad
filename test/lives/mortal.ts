import { type Database, openDatabase } from '../../electron/database/database.ts';

/** The power goes at that commit, before it or right after it. */
export interface Blow {
  readonly commit: number;
  readonly after: boolean;
}

let shared: Database | null = null;

/** One real database for all lives of a process: making the schema takes longer than a life. */
export function emptyDatabase(): Database {
  shared ??= openDatabase(':memory:');
  shared.exec(`DELETE FROM runs; DELETE FROM archives; DELETE FROM settings; DELETE FROM outgoing_messages; DELETE FROM accounts;
    INSERT INTO accounts VALUES ('a', 'model', 'A', 'A', 0, 'session', '{}', 1, 0);
    INSERT INTO accounts VALUES ('b', 'model', 'B', 'B', 0, 'session', '{}', 1, 0)`);
  return shared;
}

/**
 * A database as one process has it: what that process still does after its death changes nothing. A commit
 * that is struck is whole or not there at all, as SQLite keeps it through a kill.
 */
export function mortal(database: Database, blows: Blow[], onDeath: () => void) {
  let alive = true;
  let commits = 0;
  const check = () => {
    if (!alive) throw new Error('the power is gone');
  };
  const die = () => {
    alive = false;
    onDeath();
  };
  function commit(run: () => unknown): unknown {
    commits += 1;
    const index = blows.findIndex((blow) => blow.commit === commits);
    const [blow] = index === -1 ? [] : blows.splice(index, 1);
    if (blow?.after === false) {
      if (database.isTransaction) database.exec('ROLLBACK');
      die();
      check();
    }
    const result = run();
    if (blow !== undefined) {
      die();
      check();
    }
    return result;
  }
  const wrapped = {
    get isTransaction() {
      return alive && database.isTransaction;
    },
    exec(sql: string) {
      check();
      return sql === 'COMMIT' ? commit(() => database.exec(sql)) : database.exec(sql);
    },
    prepare(sql: string) {
      const statement = database.prepare(sql);
      const guarded =
        <Rest extends unknown[]>(call: (...rest: Rest) => unknown) =>
        (...rest: Rest) => {
          check();
          return call(...rest);
        };
      return {
        get: guarded(statement.get.bind(statement)),
        all: guarded(statement.all.bind(statement)),
        // By itself a write is a commit of its own.
        run: guarded((...rest: Parameters<typeof statement.run>) =>
          database.isTransaction ? statement.run(...rest) : commit(() => statement.run(...rest)),
        ),
      };
    },
  };
  return { database: wrapped as unknown as Database, alive: () => alive, die };
}
