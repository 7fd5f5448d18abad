import { useEffect, useState } from 'react';
import type { CleanupAct, CleanupPlan } from '../../../shared/contract/cleanup.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { MediaFilter } from '../../../shared/query/mediaFilter.ts';
import { client, failureOf } from '../../bridge/client.ts';
import { nameOf, type Target } from '../../stores/library/target.ts';
import { beginPlanning } from '../../stores/planningStore.ts';

/** What is cleaned up: all that a filter finds, or some items that were chosen. */
export type Scope = { readonly filter: MediaFilter } | { readonly target: Target };

export type Previewed =
  | { readonly at: 'looking' }
  | { readonly at: 'shown'; readonly plan: CleanupPlan }
  | { readonly at: 'failed'; readonly failure: Failure };

/** What cleaning up would do, as of the moment in which it was asked for; a plan that nobody wants is let go. */
export function usePreview(scope: Scope, act: CleanupAct): Previewed {
  const [previewed, setPreviewed] = useState<Previewed>({ at: 'looking' });
  useEffect(() => {
    let over = false;
    let token: string | null = null;
    beginPlanning('cleanup');
    const look = async () => {
      const of = 'filter' in scope ? scope : await nameOf(scope.target);
      return client.cleanup.preview({ of, act });
    };
    look().then(
      (plan) => {
        token = plan.token;
        if (over) void client.cleanup.forget({ token }).catch(() => undefined);
        else setPreviewed({ at: 'shown', plan });
      },
      (error: unknown) => {
        if (!over) setPreviewed({ at: 'failed', failure: failureOf(error) });
      },
    );
    return () => {
      over = true;
      // One that was confirmed is no more, and forgetting it changes nothing.
      if (token !== null) void client.cleanup.forget({ token }).catch(() => undefined);
    };
  }, [scope, act]);
  return previewed;
}
