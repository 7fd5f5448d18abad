import { LinkIcon } from 'lucide-react';
import { mostChecked } from '../../../shared/contract/linkChecks.ts';
import { en } from '../../strings/en.ts';
import { formatCount } from '../../text/format.ts';
import { checkLinks } from '../links/checkLinks.ts';
import type { ItemAction } from './itemAction.ts';
import { possible } from './possible.ts';

/** Opens the links of items as strangers would; whose links are private is told by that too. */
export const checkAction: ItemAction = {
  id: 'check-links',
  Icon: LinkIcon,
  look: 'outlined',
  surfaces: ['menu'],
  label: ({ count }) => en.checks.action(count, formatCount(count)),
  keys: {
    chords: [{ key: 'l', mod: true, shift: true }],
    heard: 'window',
    meaning: en.checks.action(1, ''),
  },
  possible(chosen, { providerOf }) {
    const { absences, ...linked } = possible('link', chosen, providerOf);
    const blocked = linked.count > mostChecked;
    const why = blocked ? [en.checks.tooMany(formatCount(mostChecked))] : absences;
    return { ...linked, living: chosen.living, blocked, linkLifeMs: null, why };
  },
  run: checkLinks,
};
