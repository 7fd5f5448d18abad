/** An archive that items can be put into before they are deleted. */
export interface ArchiveChoice {
  readonly id: string;
  readonly title: string;
}

const none: readonly ArchiveChoice[] = [];

/** Those that there are. */
export function useArchiveChoices(): readonly ArchiveChoice[] {
  return none;
}
