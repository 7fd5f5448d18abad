import type { Database } from './database.ts';

/** What a parameter can be: booleans are stored as 0 and 1, `undefined` is never stored. */
export type SqlValue = string | number | bigint | null | Uint8Array;

type Letter =
  // biome-ignore format: the alphabet reads best in one line
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'h'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'w'
  | 'x'
  | 'y'
  | 'z';
type NameSign = Letter | Uppercase<Letter> | '_';
type LeadingName<Text, Name extends string = ''> = Text extends `${infer Sign}${infer Rest}`
  ? Sign extends NameSign
    ? LeadingName<Rest, `${Name}${Sign}`>
    : Name
  : Name;
type Names<Sql, Found = never> = Sql extends `${string}:${infer Rest}`
  ? Names<Rest, Found | LeadingName<Rest>>
  : Found;

/** The parameters that an SQL text names, each as `:name` of letters. */
export type SqlParameters<Sql extends string> = string extends Sql
  ? Readonly<Record<string, SqlValue>>
  : { readonly [Name in Names<Sql> & string]: SqlValue };

type Arguments<Sql extends string> = [Names<Sql>] extends [never]
  ? string extends Sql
    ? [SqlParameters<Sql>]
    : []
  : [SqlParameters<Sql>];

export interface Statement<Sql extends string> {
  /** Tells how many rows it changed. */
  run(...values: Arguments<Sql>): number;
  get(...values: Arguments<Sql>): unknown;
  all(...values: Arguments<Sql>): unknown[];
}

/**
 * A statement whose parameters are named in its text, and only by name: a value that is missing or
 * misspelt does not compile where the text is known to the compiler, and is thrown everywhere, where
 * SQLite by itself would write NULL.
 */
export function prepare<const Sql extends string>(database: Database, sql: Sql): Statement<Sql> {
  const statement = database.prepare(sql);
  const names = [...new Set(sql.match(/:[A-Za-z_]+/g))].map((name) => name.slice(1));
  function checked([values = {}]: readonly Readonly<Record<string, SqlValue>>[]) {
    for (const name of names) {
      if (values[name] === undefined) throw new Error(`the SQL parameter ${name} is missing`);
    }
    return values;
  }
  return {
    run: (...values) => Number(statement.run(checked(values)).changes),
    get: (...values) => statement.get(checked(values)),
    all: (...values) => statement.all(checked(values)),
  };
}

/**
 * A statement whose many parameters are unnamed, for several rows at once: names would be looked for one by one.
 * Too few or too many values, or one that is undefined, are thrown.
 */
export function prepareUnnamed(database: Database, sql: string) {
  const statement = database.prepare(sql);
  const count = sql.split('?').length - 1;
  return {
    all(values: readonly SqlValue[]): unknown[] {
      if (values.length !== count || values.includes(undefined as never)) {
        throw new Error(`an SQL text has ${count} parameters, ${values.length} values were given`);
      }
      return statement.all(...values);
    },
  };
}
