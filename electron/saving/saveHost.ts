/** What saving needs of the system around it. */
export interface SaveHost {
  /**
   * Asks the person for a path, suggesting one; null when they gave it up or are being asked already.
   * Where a file is there already, the dialog itself has asked whether it is to be replaced.
   */
  choose(suggestion: string): Promise<string | null>;
  /** Where this person's downloads go; absolute. */
  downloads(): string;
  /** Opens the system's file manager at a file. */
  show(path: string): void;
}
