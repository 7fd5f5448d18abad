/** The files that a dialog offers by itself; a person can have it show all others, too. */
export interface FilesOffered {
  /** Without their dots. */
  readonly extensions: readonly string[];
  /** One of them, rather than any number. */
  readonly one: boolean;
}

/** Lets a person choose files in the system's own dialog, by their paths; none when they chose none. */
export type ChooseFiles = (offered?: FilesOffered) => Promise<string[]>;
