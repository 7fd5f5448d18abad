import { create } from 'zustand';
import type { Planning } from '../../shared/contract/parts/planning.ts';

type Kind = Planning['kind'];

/** How far the plans are that are being made, as the main process tells; null before it tells anything. */
export const usePlanning = create<Readonly<Record<Kind, Planning | null>>>(() => ({
  cleanup: null,
  archive: null,
}));

export const planningOf = (kind: Kind) => (all: Readonly<Record<Kind, Planning | null>>) =>
  all[kind];

export const putPlanning = (planning: Planning): void =>
  usePlanning.setState({ [planning.kind]: planning });

/** Another plan is asked for: what is known is of the one before. */
export const beginPlanning = (kind: Kind): void => usePlanning.setState({ [kind]: null });
