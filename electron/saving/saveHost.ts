/** In CSS pixels. */
export interface WindowPart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What saving needs of the system around it. */
export interface SaveHost {
  /**
   * Asks the person for a path, suggesting one; null when they gave it up or are being asked already.
   * Where a file is there already, the dialog itself has asked whether it is to be replaced.
   */
  choose(suggestion: string): Promise<string | null>;
  /** Asks the person for a folder, beginning at one; null when they gave it up or are being asked already. */
  chooseFolder(suggestion: string): Promise<string | null>;
  /** Where this person's downloads go; absolute. */
  downloads(): string;
  /** Opens the system's file manager at a file. */
  show(path: string): void;
  /** Begins the system's drag of files under the pointer, which is down; `from` is a part of the window. */
  drag(paths: readonly string[], from: WindowPart): Promise<void>;
  /** Puts files on the clipboard, so that other programs paste them. */
  copyFiles(paths: readonly string[]): Promise<void>;
  /** Puts a PNG on the clipboard as a picture. */
  copyPicture(png: Uint8Array): Promise<void>;
}
