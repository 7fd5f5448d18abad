import { useEffect, useState } from 'react';
import type { ArchiveOptions, ArchivePlan } from '../../../shared/contract/archives.ts';
import type { Failure } from '../../../shared/failure.ts';
import { client, failureOf } from '../../bridge/client.ts';
import type { ArchiveWhat } from '../../stores/dialogs/dialog.ts';
import { nameOf } from '../../stores/library/target.ts';

/** Where it goes: an archive that is there, or a folder just chosen; null while none is. */
export type Into =
  | { readonly archiveId: string }
  | { readonly folder: string; readonly title: string };

export type PlanState =
  | { readonly at: 'none' }
  | { readonly at: 'asking' }
  | { readonly at: 'told'; readonly plan: ArchivePlan }
  | { readonly at: 'failed'; readonly failure: Failure };

/** A person who types changes the plan with each key: so long after the last one it is asked for. */
const restMs = 250;

const whatOf = async (what: ArchiveWhat) =>
  what.kind === 'filter' ? { filter: what.filter } : { items: await nameOf(what.target) };

/** What archiving would do as things are chosen now; asked for again whenever they change. */
export function usePlan(
  what: ArchiveWhat,
  into: Into | null,
  options: ArchiveOptions | null,
): PlanState {
  const [state, setState] = useState<PlanState>({ at: 'none' });
  const key = JSON.stringify([into, options]);
  useEffect(() => {
    const [to, chosen] = JSON.parse(key) as [Into | null, ArchiveOptions | null];
    if (to === null || chosen === null) {
      setState({ at: 'none' });
      return;
    }
    let over = false;
    setState({ at: 'asking' });
    const ask = async (): Promise<PlanState> => {
      try {
        const named = await whatOf(what);
        const plan = await client.archives.prepare({ what: named, into: to, options: chosen });
        return { at: 'told', plan };
      } catch (error) {
        return { at: 'failed', failure: failureOf(error) };
      }
    };
    const timer = setTimeout(() => {
      void ask().then((next) => {
        if (!over) setState(next);
      });
    }, restMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [what, key]);
  return state;
}
