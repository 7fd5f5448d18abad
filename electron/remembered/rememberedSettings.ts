import { z } from 'zod';
import {
  type ListPlace,
  listPlace,
  type RememberedAppearance,
  rememberedAppearance,
  type ShownView,
  shownView,
  usualView,
  type WindowBounds,
  windowBounds,
} from '../../shared/window/remembered.ts';
import type { Setting } from '../database/settings.ts';
import { versionedJson } from '../database/versionedJson.ts';

const upgrades = {};

/** Every part by itself: one that is left out here would be forgotten by each restart. */
const viewParts = {
  name: shownView.shape.name.catch(usualView.name),
  accountId: shownView.shape.accountId.catch(null),
  savedId: shownView.shape.savedId.catch(null),
  filter: shownView.shape.filter.catch({}),
  sort: shownView.shape.sort.catch(usualView.sort),
} satisfies Readonly<Record<keyof ShownView, z.ZodType>>;

/** A part that cannot be read is as if it had not been remembered, and takes no other part with it. */
export const viewSetting: Setting<ShownView> = {
  key: 'remembered view',
  json: versionedJson({
    version: 1,
    schema: z.object(viewParts),
    upgrades,
  }),
  fallback: usualView,
};

const { shape } = rememberedAppearance;
const appearanceParts = {
  layout: shape.layout.catch(undefined),
  fit: shape.fit.catch(undefined),
  cardSize: shape.cardSize.catch(undefined),
  byDay: shape.byDay.catch(undefined),
  density: shape.density.catch(undefined),
  inspectorFolded: shape.inspectorFolded.catch(undefined),
  columns: shape.columns.catch(undefined),
} satisfies Readonly<Record<keyof RememberedAppearance, z.ZodType>>;

export const appearanceSetting: Setting<RememberedAppearance> = {
  key: 'remembered appearance',
  json: versionedJson({
    version: 1,
    schema: z.object(appearanceParts).transform(withoutAbsent),
    upgrades,
  }),
  fallback: {},
};

export const placeSetting: Setting<{ place: ListPlace | null }> = {
  key: 'remembered place',
  json: versionedJson({
    version: 1,
    schema: z.object({ place: listPlace.nullable() }),
    upgrades,
  }),
  fallback: { place: null },
};

export const boundsSetting: Setting<{ bounds: WindowBounds | null }> = {
  key: 'remembered window',
  json: versionedJson({
    version: 1,
    schema: z.object({ bounds: windowBounds.nullable() }),
    upgrades,
  }),
  fallback: { bounds: null },
};

function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}
