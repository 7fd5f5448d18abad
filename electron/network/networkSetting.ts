import { z } from 'zod';
import { type NetworkState, networkState } from '../../shared/contract/network.ts';
import type { Setting } from '../database/settings.ts';
import { versionedJson } from '../database/versionedJson.ts';

/** What a person chose, without what is secret of it. */
export const networkSetting: Setting<NetworkState> = {
  key: 'network',
  json: versionedJson({
    version: 1,
    schema: z.object(networkState.shape),
    upgrades: {},
  }),
  fallback: { mode: 'system', address: null, signIn: null },
};
