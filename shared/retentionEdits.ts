import { isOneLife, type Lifetime, type RetentionRule } from './retention.ts';
import type { RetentionEdit } from './settings/retentionSettings.ts';

const isSame = (one: Lifetime, other: Lifetime) => JSON.stringify(one) === JSON.stringify(other);

/** Whether a person may set a lifetime by this rule. */
export function isAllowed({ editable, unused, used }: RetentionRule, life: Lifetime): boolean {
  if (editable === undefined) return false;
  if (life.kind === 'duration') return life.ms >= editable.leastMs && life.ms <= editable.mostMs;
  // With its message is a fact of how media exists there, and nothing to be set.
  return life.kind === 'until-removed' || isSame(life, unused) || isSame(life, used);
}

/**
 * A provider's rule as it holds for one account, by what a person knows of that. What may not be set, or is what the
 * rule says anyway, changes nothing; where an item has one life, whether it is used or not, it keeps one.
 */
export function editedRule(rule: RetentionRule, edit: RetentionEdit | undefined): RetentionRule {
  if (edit === undefined) return rule;
  const one = isOneLife(rule);
  const asked = one ? { unused: edit.used ?? edit.unused, used: edit.used ?? edit.unused } : edit;
  const lifeOf = (which: 'unused' | 'used') => {
    const life = asked[which];
    return life === undefined || isSame(life, rule[which]) || !isAllowed(rule, life) ? null : life;
  };
  const [unused, used] = [lifeOf('unused'), lifeOf('used')];
  if (unused === null && used === null) return rule;
  // What was the most that a provider keeps is now what this account keeps.
  const { atMost, note, ...others } = rule;
  return {
    ...others,
    ...(one ? {} : { ...(atMost && { atMost }), ...(note !== undefined && { note }) }),
    unused: unused ?? rule.unused,
    used: used ?? rule.used,
    certainties: {
      unused: unused === null ? (rule.certainties?.unused ?? rule.certainty) : 'set',
      used: used === null ? (rule.certainties?.used ?? rule.certainty) : 'set',
    },
  };
}
