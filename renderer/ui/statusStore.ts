import { create } from 'zustand';

export interface Status {
  readonly text: string;
  readonly tone: 'good' | 'bad';
  /** What it tells of holds until then, which is counted down. */
  readonly untilAt: number | null;
  /** So that the same sentence twice is news twice. */
  readonly number: number;
}

interface StatusState {
  status: Status | null;
  clear: () => void;
}

export const useStatus = create<StatusState>((set) => ({
  status: null,
  clear: () => set({ status: null }),
}));

/** Says something short to the person: shown for a while and read out. */
export function say(
  text: string,
  tone: Status['tone'] = 'good',
  untilAt: number | null = null,
): void {
  const number = (useStatus.getState().status?.number ?? 0) + 1;
  useStatus.setState({ status: { text, tone, untilAt, number } });
}
