import type { AccountId } from '../../shared/ids.ts';
import type { Job, Role, Roles } from './job.ts';

/**
 * Which jobs of an account are in a state, in the order in which they came into it. `isUrgent` says which
 * go before all others.
 */
export function createByState<J extends Job>(
  roles: Roles<J['state']>,
  isUrgent: (job: J) => boolean = () => false,
) {
  type Id = J['id'];
  const ids = new Map<string, Set<Id>>();
  const urgent = new Set<Id>();
  const statesOf = new Map<Role, string[]>();
  const roleOfState = new Map(Object.entries<Role>(roles));
  for (const [state, role] of roleOfState) {
    statesOf.set(role, [...(statesOf.get(role) ?? []), state]);
  }
  const slot = (account: AccountId, state: string) => {
    const key = `${state} ${account}`;
    const found = ids.get(key) ?? new Set<Id>();
    ids.set(key, found);
    return found;
  };
  const inRole = (account: AccountId, role: Role): readonly Id[] =>
    (statesOf.get(role) ?? []).flatMap((state) => [...slot(account, state)]);

  return {
    put(job: J, before: J | undefined): void {
      if (before !== undefined && before.state !== job.state) {
        slot(before.accountId, before.state).delete(job.id);
      }
      slot(job.accountId, job.state).add(job.id);
      if (isUrgent(job)) urgent.add(job.id);
      else urgent.delete(job.id);
    },
    remove(job: J): void {
      slot(job.accountId, job.state).delete(job.id);
      urgent.delete(job.id);
    },
    in: (account: AccountId, state: J['state']): readonly Id[] => [...slot(account, state)],
    inRole,
    roleOf: ({ state }: J): Role => roleOfState.get(state) ?? 'idle',
    *inTurn(account: AccountId, states: readonly string[]): Generator<Id> {
      const slots = states.map((state) => slot(account, state));
      for (const id of urgent) if (slots.some((own) => own.has(id))) yield id;
      for (const own of slots) for (const id of own) if (!urgent.has(id)) yield id;
    },
    statesIn: (role: Role): readonly string[] => statesOf.get(role) ?? [],
  };
}
