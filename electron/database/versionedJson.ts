import type { z } from 'zod';

/** Turns a document of one version into one of the next. */
export type Upgrade = (document: unknown) => unknown;

export interface VersionedJsonOptions<T> {
  /** The version that is written now. */
  readonly version: number;
  /** The documents of that version; those read before it are upgraded first. */
  readonly schema: z.ZodType<T>;
  /** Under each earlier version, the step to the next: one is owed for every version but the newest. */
  readonly upgrades: Readonly<Record<number, Upgrade>>;
}

export type ReadDocument<T> =
  | { readonly kind: 'read'; readonly value: T }
  /** A newer Satchel wrote it: the row stays as it is, and is shown as one that cannot be read here. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'unreadable' };

/** JSON that a row keeps, with the version of its shape in the text itself. */
export interface VersionedJson<T> {
  write(value: T): string;
  /** Never throws. */
  read(text: string | null): ReadDocument<T>;
}

type NoVersionOfItsOwn<T> = 'version' extends keyof T ? never : unknown;

/**
 * A document is an object whose own field `version` tells its shape; a text without one is of version 1,
 * and may be any JSON value, since rows had no version once.
 */
export function versionedJson<T extends object>(
  options: VersionedJsonOptions<T> & NoVersionOfItsOwn<T>,
): VersionedJson<T> {
  const { version, schema, upgrades } = options;
  for (let from = 1; from < version; from += 1) {
    if (upgrades[from] === undefined)
      throw new Error(`the upgrade from version ${from} is missing`);
  }
  return {
    write: (value) => JSON.stringify({ version, ...value }),
    read(text) {
      const stored = parse(text);
      if (stored === null) return { kind: 'unreadable' };
      if (stored.version > version) return { kind: 'newer', version: stored.version };
      try {
        let document = stored.document;
        for (let from = stored.version; from < version; from += 1) {
          document = upgrades[from]?.(document);
        }
        return { kind: 'read', value: schema.parse(document) };
      } catch {
        return { kind: 'unreadable' };
      }
    },
  };
}

function parse(text: string | null): { version: number; document: unknown } | null {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '');
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('version' in value)) {
    return { version: 1, document: value };
  }
  const { version, ...document } = value;
  const valid = typeof version === 'number' && Number.isSafeInteger(version) && version > 0;
  return valid ? { version, document } : null;
}
