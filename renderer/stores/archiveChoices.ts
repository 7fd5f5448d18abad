import { allArchives, useArchives } from './archivesStore.ts';

/** An archive that items can be put into before they are deleted. */
export interface ArchiveChoice {
  readonly id: string;
  readonly title: string;
}

/** Those that there are. */
export const useArchiveChoices = (): readonly ArchiveChoice[] => useArchives(allArchives);
