import type { McsRoute } from './mcsRoute.ts';

export type PathMatch =
  | { readonly kind: 'route'; readonly route: McsRoute; readonly sids: readonly string[] }
  | { readonly kind: 'wrong-method' }
  | { readonly kind: 'unknown' };

export interface PathRow {
  /** Groups are the sids in the path; an optional one that is missing reads as ''. */
  readonly pattern: RegExp;
  readonly methods: Readonly<Record<string, McsRoute>>;
}

export function matchPath(rows: readonly PathRow[], method: string, path: string): PathMatch {
  // With and without the version, as a client may count it to the base URL or not.
  const rest = path.replace(/^\/v1(?=\/)/, '');
  for (const { pattern, methods } of rows) {
    const found = pattern.exec(rest);
    if (!found) continue;
    const route = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (route === undefined) return { kind: 'wrong-method' };
    return { kind: 'route', route, sids: found.slice(1).map((sid) => sid ?? '') };
  }
  return { kind: 'unknown' };
}
