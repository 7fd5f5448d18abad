import type { Bugs } from '../bugs.ts';

/** Why Satchel cannot start, as a sentence for the person: there is no window yet that could explain. */
export class CannotStart extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'CannotStart';
  }
}

/** What kept Satchel from starting, in words; what nobody foresaw is in the log under the reference that is told. */
export function whyNotStarted(error: unknown, bugs: Bugs): CannotStart {
  if (error instanceof CannotStart) return error;
  const failure = bugs.failureOf(error, 'start');
  const reference = failure.kind === 'bug' ? ` Reference: ${failure.reference}.` : '';
  return new CannotStart(`Something went wrong.${reference}`, error);
}
