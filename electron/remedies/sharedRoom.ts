/** The room of a set of files of which each has a share: what one does not use, those after it may. */
export interface SharedRoom {
  /** How many bytes the next file may have, whose own share is this. */
  roomFor(share: number): number;
  /** It took so many bytes; null when nothing came of it, so that its share is nobody's. */
  passed(share: number, bytes: number | null): void;
}

export function createSharedRoom(files: number): SharedRoom {
  let waiting = files;
  let left = 0;
  return {
    roomFor: (share) => share + Math.floor(left / Math.max(1, waiting)),
    passed(share, bytes) {
      waiting -= 1;
      if (bytes !== null) left += share - bytes;
    },
  };
}
