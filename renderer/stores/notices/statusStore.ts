import { create } from 'zustand';
import { en } from '../../strings/en.ts';

export interface StatusAction {
  readonly label: string;
  readonly run: () => void;
}

export interface Status {
  readonly text: string;
  readonly tone: 'good' | 'bad';
  /** What it tells of holds until then, which is counted down. */
  readonly untilAt: number | null;
  /** What can be done about it while it is shown; null where that is nothing. */
  readonly action: StatusAction | null;
  /** What it tells of is under way: it stays until that is over. */
  readonly running?: true;
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
  action: StatusAction | null = null,
): void {
  put({ text, tone, untilAt, action });
}

/** The same of what is under way, for as long as that lasts; answers what takes it away. */
export function sayWhile(text: string): () => void {
  put({ text, tone: 'good', untilAt: null, action: null, running: true });
  const mine = useStatus.getState().status;
  return () => {
    if (useStatus.getState().status === mine) useStatus.setState({ status: null });
  };
}

/** The same of what was done and can be taken back: by its button, or by the key for it. */
export function sayUndoable(text: string, undo: () => void): void {
  const action = { label: en.shell.undo, run: () => void undoLast() };
  put({ text, tone: 'good', untilAt: null, action });
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
