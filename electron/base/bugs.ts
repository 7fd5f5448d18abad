import { randomBytes } from 'node:crypto';
import { type Failure, type FailureOf, SatchelError } from '../../shared/failure.ts';
import { bug } from '../../shared/failures.ts';
import { referenceOf } from '../../shared/reference.ts';
import { libraryFailure } from './failures/libraryFailure.ts';
import { redactFault } from './failures/redactFault.ts';
import type { Log } from './log.ts';

const longestWhere = 64;

/** A bug as it is written down. `where` names a service, a call or a part of the window. */
export interface BugReport {
  readonly where: string;
  /** What was thrown, or what else says what went wrong. */
  readonly what: string;
  readonly accountId?: string | undefined;
  /** The one that a person was shown already. */
  readonly reference?: string;
}

/** The one way from what was thrown to what a person is told, and the one place where bugs are written down. */
export interface Bugs {
  /** The Failure that an error carries, or that SQLite's means; any other error is a bug, and written down. */
  failureOf(error: unknown, where: string, accountId?: string): Failure;
  /** Writes a bug down under a reference, by which the person can report it. */
  write(report: BugReport): FailureOf<'bug'>;
}

const randomReference = () => referenceOf(randomBytes(4).readUInt32BE());

export function createBugs(log: Log, newReference: () => string = randomReference): Bugs {
  function write(report: BugReport): FailureOf<'bug'> {
    const { where, what, accountId, reference = newReference() } = report;
    log.error({
      event: 'bug',
      call: where.slice(0, longestWhere),
      reference,
      stack: redactFault(what),
      ...(accountId !== undefined && { accountId }),
    });
    return bug(reference);
  }

  return {
    write,
    failureOf(error, where, accountId) {
      if (error instanceof SatchelError) return error.failure;
      const unavailable = libraryFailure(error);
      if (unavailable === null) return write({ where, accountId, what: textOf(error) });
      log.error({
        event: 'library-unavailable',
        call: where.slice(0, longestWhere),
        cause: unavailable.cause,
        ...(accountId !== undefined && { accountId }),
      });
      return unavailable;
    },
  };
}

/** What is no error may be anything, a secret too: only its type is told. */
function textOf(error: unknown): string {
  if (!(error instanceof Error)) return `something was thrown that is no error: ${typeof error}`;
  return error.stack ?? `${error.name}: ${error.message}`;
}
