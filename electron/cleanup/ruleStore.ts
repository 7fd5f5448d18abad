import { z } from 'zod';
import {
  type CleanupRule,
  cleanupAct,
  mostRules,
  type RuleDraft,
  ruleTitle,
  scheduleEvery,
} from '../../shared/contract/cleanup.ts';
import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';
import { instant } from '../../shared/instant.ts';
import { mediaFilter } from '../../shared/query/mediaFilter.ts';
import type { Database } from '../database/database.ts';
import { createSettings, type Setting } from '../database/settings.ts';
import { versionedJson } from '../database/versionedJson.ts';

const count = z.number().int().nonnegative();
const last = z.object({
  runId: z.string(),
  at: instant,
  of: count,
  done: count.nullable(),
  failed: count,
  kept: count,
});

const storedRule = z.object({
  id: z.string().min(1).max(64),
  title: ruleTitle,
  filter: mediaFilter,
  act: cleanupAct,
  every: scheduleEvery.nullable(),
  last: last.nullable(),
  nextLookAt: instant.nullable(),
  /** What was announced; the items are kept beside it (`dueStore.ts`). */
  due: z.object({ at: instant, items: count, messages: count, bytes: z.number() }).nullable(),
});
export type StoredRule = z.infer<typeof storedRule>;

const setting: Setting<{ rules: StoredRule[] }> = {
  key: 'cleanup-rules',
  json: versionedJson({
    version: 1,
    // One that cannot be read takes no other with it.
    schema: z.object({
      rules: z
        .array(storedRule.nullable().catch(null))
        .transform((rules) => rules.filter((rule) => rule !== null).slice(0, mostRules)),
    }),
    upgrades: {},
  }),
  fallback: { rules: [] },
};

export function shownRule({
  last: before,
  ...rule
}: StoredRule): Omit<CleanupRule, 'waitsForClock'> {
  if (before === null) return { ...rule, last: null };
  const { runId: _run, ...told } = before;
  return { ...rule, last: told };
}

export type RuleStore = ReturnType<typeof createRuleStore>;

/** The rules that people keep, and what became of each. */
export function createRuleStore(database: Database) {
  const settings = createSettings(database);
  const all = () => settings.get(setting).rules;
  const write = (rules: StoredRule[]) => settings.set(setting, { rules });
  return {
    all,
    find: (id: string): StoredRule | undefined => all().find((rule) => rule.id === id),
    /** What it is known to have done stays; a rule that was changed announces anew. */
    put(draft: RuleDraft, nextLookAt: number | null): void {
      const rules = all();
      const before = rules.find(({ id }) => id === draft.id);
      if (before === undefined && rules.length >= mostRules) {
        throw new SatchelError(invalidInput('too-many'));
      }
      const rule: StoredRule = { ...draft, last: before?.last ?? null, nextLookAt, due: null };
      write(
        before === undefined
          ? [...rules, rule]
          : rules.map((one) => (one.id === draft.id ? rule : one)),
      );
    },
    /** Changes what is known of one; nothing where there is no such rule any more. */
    note(id: string, known: Partial<Pick<StoredRule, 'last' | 'nextLookAt' | 'due'>>): void {
      const rules = all();
      if (!rules.some((rule) => rule.id === id)) return;
      write(rules.map((rule) => (rule.id === id ? { ...rule, ...known } : rule)));
    },
    remove(id: string): void {
      write(all().filter((rule) => rule.id !== id));
    },
  };
}
