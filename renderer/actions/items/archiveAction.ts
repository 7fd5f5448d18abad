import { Archive } from 'lucide-react';
import { openDialog } from '../../stores/dialogs/dialogStore.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import type { ItemAction } from './itemAction.ts';
import { thoseOf } from './possible.ts';

/** Asks into which folder copies of items go; whatever their provider can do, their bytes can be had while they live. */
export const archiveAction: ItemAction = {
  id: 'archive',
  Icon: Archive,
  look: 'outlined',
  surfaces: ['menu', 'inspector'],
  label: ({ count }) => en.archives.action(count, formatCount(count)),
  keys: {
    chords: [{ key: 'e', mod: true, shift: false }],
    heard: 'window',
    meaning: en.archives.keys,
  },
  possible: (chosen, { providerOf }) => ({
    ...thoseOf(chosen, (id) => providerOf(id) !== undefined),
    living: chosen.living,
    blocked: false,
    linkLifeMs: null,
    why: [],
  }),
  run: (target) => openDialog({ kind: 'archive', what: { kind: 'items', target } }),
};
