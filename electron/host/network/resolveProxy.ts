import { session } from 'electron';
import type { ResolveProxy } from '../../network/systemRoutes.ts';

/**
 * Asks Chromium, which knows the settings of the system: those of macOS and Windows, of GNOME and KDE, and
 * on a Linux without a desktop's own settings the variables `https_proxy`, `all_proxy` and `no_proxy`. The
 * session is of nothing else: no page loads anything through it.
 */
export function createResolveProxy(): ResolveProxy {
  return async (url, anew) => {
    const asked = session.fromPartition('network', { cache: false });
    if (anew) await asked.forceReloadProxyConfig();
    return asked.resolveProxy(url);
  };
}
