/** What an entry says. */
export interface EntryText {
  readonly title: string;
  /** What there is to say of it, each by itself. */
  readonly facts: readonly string[];
  readonly tone: 'busy' | 'good' | 'warn' | 'bad' | 'calm';
  /** From 0 to 1; null while nobody can tell, undefined for what does not move. */
  readonly share?: number | null;
}
