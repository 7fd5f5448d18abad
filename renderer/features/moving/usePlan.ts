import { useEffect, useState } from 'react';
import type { CopyPlan } from '../../../shared/contract/copies.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { AccountId } from '../../../shared/ids.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { nameOf, type Target } from '../../stores/library/target.ts';

export type Planned =
  | { readonly at: 'looking' }
  | { readonly at: 'shown'; readonly plan: CopyPlan }
  | { readonly at: 'failed'; readonly failure: Failure };

/** What copying these items to an account would do, as of the moment in which that was asked for. */
export function usePlan(target: Target, to: AccountId | null): Planned {
  const [planned, setPlanned] = useState<Planned>({ at: 'looking' });
  useEffect(() => {
    let over = false;
    setPlanned({ at: 'looking' });
    if (to === null) return;
    const look = async () => client.copies.plan({ items: await nameOf(target), to });
    look().then(
      (plan) => {
        if (!over) setPlanned({ at: 'shown', plan });
      },
      (error: unknown) => {
        if (!over) setPlanned({ at: 'failed', failure: failureOf(error) });
      },
    );
    return () => {
      over = true;
    };
  }, [target, to]);
  return planned;
}
