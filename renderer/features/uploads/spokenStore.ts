import { create } from 'zustand';

/** What a screen reader is to be told of the uploads; the tray shows it in its own way. */
export const useSpoken = create<{ readonly sentence: string }>(() => ({ sentence: '' }));

export function speak(sentence: string): void {
  useSpoken.setState({ sentence });
}
