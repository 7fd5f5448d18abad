import {
  Clapperboard,
  Clock,
  FileText,
  Flag,
  Funnel,
  Heart,
  Image,
  type LucideIcon,
  Star,
  Store,
  UserRound,
} from 'lucide-react';
import type { ViewIcon } from '../../../shared/contract/window/views.ts';

/** What a saved view is known by besides its name. */
export const viewIcons: Readonly<Record<ViewIcon, LucideIcon>> = {
  funnel: Funnel,
  star: Star,
  heart: Heart,
  flag: Flag,
  person: UserRound,
  shop: Store,
  clock: Clock,
  picture: Image,
  film: Clapperboard,
  document: FileText,
};
