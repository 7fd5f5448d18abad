import { create } from 'zustand';
import type { CleanupRule, RuleDraft } from '../../shared/contract/cleanup.ts';
import { client, failureOf } from '../bridge/client.ts';
import { report } from '../bridge/report.ts';
import { sayFailure } from './notices/sayFailure.ts';

interface CleanupState {
  readonly rules: readonly CleanupRule[];
}

/** The rules for cleaning up, as the main process tells of them. */
export const useCleanup = create<CleanupState>(() => ({ rules: [] }));

export const allRules = ({ rules }: CleanupState) => rules;
export const hasRules = ({ rules }: CleanupState) => rules.length > 0;

export const putRules = (rules: readonly CleanupRule[]): void => useCleanup.setState({ rules });

export async function loadRules(): Promise<void> {
  try {
    putRules(await client.cleanup.rules(undefined));
  } catch (error) {
    report(error, 'work');
  }
}

const done = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (error: unknown) => {
      sayFailure(failureOf(error));
      return false;
    },
  );

export const keepRule = (rule: RuleDraft): Promise<boolean> => done(client.cleanup.keep(rule));

/** What was said to go tomorrow stays. */
export const callOff = (ruleId: string): Promise<boolean> =>
  done(client.cleanup.callOff({ ruleId }));

export const removeRule = (ruleId: string): Promise<boolean> =>
  done(client.cleanup.remove({ ruleId }));
