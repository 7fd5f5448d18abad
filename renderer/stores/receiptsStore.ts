import { create } from 'zustand';
import type { Receipt } from '../../shared/contract/receipts.ts';
import type { Failure } from '../../shared/failure.ts';
import { client, failureOf } from '../bridge/client.ts';

interface ReceiptsState {
  /** `idle` until somebody wants to see them. */
  readonly phase: 'idle' | 'loading' | 'ready';
  /** Why they were not told, when they were asked for last. */
  readonly failure: Failure | null;
  /** The latest first. */
  readonly receipts: readonly Receipt[];
}

/** Receipts of removals as the main process keeps them. */
export const useReceipts = create<ReceiptsState>(() => ({
  phase: 'idle',
  failure: null,
  receipts: [],
}));

export const allReceipts = ({ receipts }: ReceiptsState) => receipts;

const atOnce = 500;

const latestFirst = (one: Receipt, other: Receipt) =>
  other.confirmedAt - one.confirmedAt || (one.id < other.id ? 1 : -1);

/** Whole receipts, as they are now. */
export function putReceipts(told: readonly Receipt[]): void {
  if (told.length === 0) return;
  const byId = new Map(useReceipts.getState().receipts.map((one) => [one.id, one]));
  for (const one of told) byId.set(one.id, one);
  useReceipts.setState({ receipts: [...byId.values()].sort(latestFirst) });
}

/** Asks for all of them, in portions, unless that was done; what changes meanwhile is told by itself. */
export async function loadReceipts(): Promise<void> {
  if (useReceipts.getState().phase !== 'idle') return;
  useReceipts.setState({ phase: 'loading', failure: null });
  try {
    for (let start = 0; ; start += atOnce) {
      const { receipts, total } = await client.receipts.list({ start, count: atOnce });
      // What was told meanwhile is newer than what was asked for before it.
      const known = new Set(useReceipts.getState().receipts.map(({ id }) => id));
      putReceipts(receipts.filter(({ id }) => !known.has(id)));
      if (start + atOnce >= total) break;
    }
    useReceipts.setState({ phase: 'ready' });
  } catch (error) {
    useReceipts.setState({ phase: 'idle', failure: failureOf(error) });
  }
}
