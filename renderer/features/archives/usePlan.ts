import { useCallback, useEffect, useState } from 'react';
import type { ArchiveOptions, ArchivePlan } from '../../../shared/contract/archives.ts';
import type { Failure } from '../../../shared/failure.ts';
import { client, failureOf } from '../../bridge/client.ts';
import type { ArchiveWhat } from '../../stores/dialogs/dialog.ts';
import { nameOf } from '../../stores/library/target.ts';
import { beginPlanning } from '../../stores/planningStore.ts';

/** Where it goes: an archive that is there, or a folder just chosen; null while none is. */
export type Into =
  | { readonly archiveId: string }
  | { readonly folder: string; readonly title: string };

export type PlanState =
  | { readonly at: 'none' }
  | { readonly at: 'asking' }
  /** `key` names what was chosen. */
  | { readonly at: 'told'; readonly plan: ArchivePlan; readonly key: string }
  | { readonly at: 'failed'; readonly failure: Failure };

/** A person who types changes the plan with each key: so long after the last one it is asked for. */
const restMs = 250;
/** A plan can be begun for ten minutes: it is asked for anew before that, for as long as it is shown. */
const freshMs = 8 * 60_000;

const whatOf = async (what: ArchiveWhat) =>
  what.kind === 'filter' ? { filter: what.filter } : { items: await nameOf(what.target) };

/**
 * What archiving would do as things are chosen now; asked for again whenever they change, before it is too old to be
 * begun, and by `askAgain`.
 */
export function usePlan(what: ArchiveWhat, into: Into | null, options: ArchiveOptions | null) {
  const [state, setState] = useState<PlanState>({ at: 'none' });
  const [round, setRound] = useState(0);
  const askAgain = useCallback(() => setRound((before) => before + 1), []);
  const key = JSON.stringify([into, options]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round asks for the same once more.
  useEffect(() => {
    const [to, chosen] = JSON.parse(key) as [Into | null, ArchiveOptions | null];
    if (to === null || chosen === null) {
      setState({ at: 'none' });
      return;
    }
    let over = false;
    // What is shown stays until it is told anew, where nothing else was chosen.
    setState((before) => (before.at === 'told' && before.key === key ? before : { at: 'asking' }));
    const ask = async (): Promise<PlanState> => {
      try {
        const named = await whatOf(what);
        const plan = await client.archives.prepare({ what: named, into: to, options: chosen });
        return { at: 'told', plan, key };
      } catch (error) {
        return { at: 'failed', failure: failureOf(error) };
      }
    };
    beginPlanning('archive');
    let timer = setTimeout(() => {
      void ask().then((next) => {
        if (over) return;
        setState(next);
        timer = setTimeout(askAgain, freshMs);
      });
    }, restMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [what, key, round, askAgain]);
  return { state, askAgain };
}
