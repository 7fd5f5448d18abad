/** What the looking-glass shows, chosen by the page's address. */
export interface Scene {
  readonly accounts: number;
  readonly rows: number;
  readonly oddNames: boolean;
  readonly library: 'ready' | 'failing' | 'never';
  readonly sync: 'idle' | 'syncing' | 'failed';
  readonly uploads: boolean;
  readonly keychain: 'ready' | 'unavailable' | 'waiting';
  readonly standIn: boolean;
}

export function sceneOf(query: URLSearchParams): Scene {
  const one = <T extends string>(name: string, values: readonly [T, ...T[]]): T =>
    values.find((value) => value === query.get(name)) ?? values[0];
  return {
    accounts: Number(query.get('accounts') ?? 1),
    rows: Number(query.get('rows') ?? 500),
    oddNames: query.has('odd'),
    library: one('library', ['ready', 'failing', 'never']),
    sync: one('sync', ['idle', 'syncing', 'failed']),
    uploads: query.has('uploads'),
    keychain: one('keychain', ['ready', 'unavailable', 'waiting']),
    standIn: query.has('standIn'),
  };
}
