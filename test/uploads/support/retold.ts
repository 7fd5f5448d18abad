import type { Trouble } from '../../../electron/sandbox/faults/fault.ts';

/** An answer that is of other files: a list of objects, a message that carries them, or itself one. */
export function retold(other: Readonly<Record<string, unknown>>): Trouble {
  const all = (objects: readonly object[]) => objects.map((object) => ({ ...object, ...other }));
  return {
    kind: 'rewrite',
    change({ objects, media, ...body }) {
      if (Array.isArray(objects)) return { ...body, objects: all(objects) };
      if (Array.isArray(media)) return { ...body, sid: `IM${'0'.repeat(32)}`, media: all(media) };
      return { ...body, ...other };
    },
  };
}
