import { create } from 'zustand';

interface Spoken {
  readonly sentence: string;
  /** So that the same sentence twice is news twice. */
  readonly number: number;
}

/** What a screen reader is to be told of the uploads; the tray shows it in its own way. */
export const useSpoken = create<Spoken>(() => ({ sentence: '', number: 0 }));

export function speak(sentence: string): void {
  useSpoken.setState(({ number }) => ({ sentence, number: number + 1 }));
}
