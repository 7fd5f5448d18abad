/** What archives need of the system around them. */
export interface ArchiveHost {
  /** Asks the person for a folder; null when they gave it up or are being asked already. */
  chooseFolder(): Promise<string | null>;
  /** Opens the system's file manager in a folder. */
  open(folder: string): void;
  /** Opens it at a file. */
  show(path: string): void;
}

/** Where there is nobody to ask. */
export const noArchiveHost: ArchiveHost = {
  chooseFolder: async () => null,
  open() {},
  show() {},
};
