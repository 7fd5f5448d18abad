import type { Failure } from '../../../shared/failure.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';
import { type StatusAction, say } from './statusStore.ts';

interface Said {
  /** The provider’s name, as `explain` takes it. */
  readonly provider?: string;
  /** What did not work, where that says more than what went wrong. */
  readonly what?: string;
  readonly action?: StatusAction;
  /** As `explain` takes it. */
  readonly archive?: boolean;
}

/** What others wrote may end without one. */
const asSentence = (text: string) => (/[.!?…”]$/.test(text) ? text : `${text}.`);

/** Says that what a person asked for did not work, why, and what can be done about it. */
export function sayFailure(
  failure: Failure,
  { provider = en.shell.provider, what, action, archive = false }: Said = {},
): void {
  const { title, why, remedy } = explain(failure, { provider, archive, once: true });
  say([what ?? title, why, remedy].map(asSentence).join(' '), 'bad', null, action ?? null);
}
