import type { SaveJob, SaveJobId } from './saveJob.ts';

/** The names that saves on their way have claimed in their folders, by name, so that nobody walks all saves for each. */
export function createClaims(isOnItsWay: (id: SaveJobId) => boolean) {
  const owners = new Map<string, SaveJobId>();
  const keys = new Map<SaveJobId, string>();
  const keyOf = (folder: string, name: string) => JSON.stringify([folder, name]);

  function drop(id: SaveJobId): void {
    const key = keys.get(id);
    if (key === undefined) return;
    keys.delete(id);
    if (owners.get(key) === id) owners.delete(key);
  }
  function put({ id }: Pick<SaveJob, 'id'>, folder: string, name: string): void {
    drop(id);
    const key = keyOf(folder, name);
    owners.set(key, id);
    keys.set(id, key);
  }
  return {
    put,
    /** It has its file, or gets none. */
    drop,
    /** Whether another save, one that is on its way still, is about to have that name in that folder. */
    isOthers({ id }: Pick<SaveJob, 'id'>, folder: string, name: string): boolean {
      const owner = owners.get(keyOf(folder, name));
      if (owner === undefined || owner === id) return false;
      if (isOnItsWay(owner)) return true;
      drop(owner);
      return false;
    },
  };
}
export type Claims = ReturnType<typeof createClaims>;
