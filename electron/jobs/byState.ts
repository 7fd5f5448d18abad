import type { AccountId } from '../../shared/ids.ts';
import type { Job, Role, Roles } from './job.ts';

/**
 * Which jobs of an account are in a state, in the order in which they came into it; those of one group stand
 * together. `isUrgent` says which go before all others.
 */
export function createByState<J extends Job>(
  roles: Roles<J['state']>,
  isUrgent: (job: J) => boolean = () => false,
  groupOf: (job: J) => string = () => '',
) {
  type Id = J['id'];
  type Slot = Map<string, Set<Id>>;
  const slots = new Map<string, Slot>();
  const urgent = new Map<Id, string>();
  const statesOf = new Map<Role, string[]>();
  const roleOfState = new Map(Object.entries<Role>(roles));
  for (const [state, role] of roleOfState) {
    statesOf.set(role, [...(statesOf.get(role) ?? []), state]);
  }
  const slotOf = (account: AccountId, state: string): Slot => {
    const key = `${state} ${account}`;
    const found = slots.get(key) ?? new Map<string, Set<Id>>();
    slots.set(key, found);
    return found;
  };
  function drop(job: J): void {
    const slot = slotOf(job.accountId, job.state);
    const group = groupOf(job);
    const ids = slot.get(group);
    ids?.delete(job.id);
    if (ids?.size === 0) slot.delete(group);
  }
  const idsIn = (account: AccountId, state: string): Id[] =>
    [...slotOf(account, state).values()].flatMap((ids) => [...ids]);
  const statesIn = (role: Role): readonly string[] => statesOf.get(role) ?? [];
  const has = (slot: Slot, id: Id, group: string) => slot.get(group)?.has(id) === true;

  return {
    put(job: J, before: J | undefined): void {
      if (before !== undefined && before.state !== job.state) drop(before);
      const slot = slotOf(job.accountId, job.state);
      const group = groupOf(job);
      const ids = slot.get(group);
      if (ids === undefined) slot.set(group, new Set([job.id]));
      else ids.add(job.id);
      if (isUrgent(job)) urgent.set(job.id, group);
      else urgent.delete(job.id);
    },
    remove(job: J): void {
      drop(job);
      urgent.delete(job.id);
    },
    in: (account: AccountId, state: J['state']): readonly Id[] => idsIn(account, state),
    inRole: (account: AccountId, role: Role): readonly Id[] =>
      statesIn(role).flatMap((state) => idsIn(account, state)),
    /** Without a list of them: there may be a hundred thousand. */
    isAny: (account: AccountId, role: Role): boolean =>
      statesIn(role).some((state) => slotOf(account, state).size > 0),
    /** How many of a group are in that role. */
    sizeOf: (account: AccountId, role: Role, group: string): number =>
      statesIn(role).reduce(
        (size, state) => size + (slotOf(account, state).get(group)?.size ?? 0),
        0,
      ),
    roleOf: ({ state }: J): Role => roleOfState.get(state) ?? 'idle',
    /** A group that is held is passed over as a whole. */
    *inTurn(
      account: AccountId,
      states: readonly string[],
      isHeld: (group: string) => boolean,
    ): Generator<Id> {
      const own = states.map((state) => slotOf(account, state));
      for (const [id, group] of urgent) {
        if (!isHeld(group) && own.some((slot) => has(slot, id, group))) yield id;
      }
      for (const slot of own) {
        for (const [group, ids] of slot) {
          if (isHeld(group)) continue;
          for (const id of ids) if (!urgent.has(id)) yield id;
        }
      }
    },
    statesIn,
  };
}
