import { create } from 'zustand';

export interface Status {
  readonly text: string;
  readonly tone: 'good' | 'bad';
  /** What it tells of holds until then, which is counted down. */
  readonly untilAt: number | null;
  /** It can be taken back while it is shown. */
  readonly undoable: boolean;
  /** So that the same sentence twice is news twice. */
  readonly number: number;
}

interface StatusState {
  status: Status | null;
  /** Takes back what was done last, where that can be; also after its sentence has gone. */
  undo: (() => void) | null;
  clear: () => void;
}

export const useStatus = create<StatusState>((set) => ({
  status: null,
  undo: null,
  clear: () => set({ status: null }),
}));

function put(status: Omit<Status, 'number'>): void {
  const number = (useStatus.getState().status?.number ?? 0) + 1;
  useStatus.setState({ status: { ...status, number } });
}

/** Says something short to the person: shown for a while and read out. */
export function say(
  text: string,
  tone: Status['tone'] = 'good',
  untilAt: number | null = null,
): void {
  put({ text, tone, untilAt, undoable: false });
}

/** The same of what was done and can be taken back: by its button, or by the key for it. */
export function sayUndoable(text: string, undo: () => void): void {
  put({ text, tone: 'good', untilAt: null, undoable: true });
  useStatus.setState({ undo });
}

/** Whether there was something to take back. */
export function undoLast(): boolean {
  const { undo } = useStatus.getState();
  if (undo === null) return false;
  useStatus.setState({ undo: null });
  undo();
  return true;
}
