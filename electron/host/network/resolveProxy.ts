import { session } from 'electron';
import type { ResolveProxy } from '../../network/systemRoutes.ts';
import { runProgram, scriptUrl } from './scriptUrl.ts';

const fetchMs = 8_000;
/** As much as Chromium itself takes of a script. */
const mostBytes = 1_048_576;

/**
 * Asks Chromium, which knows the settings of the system: those of macOS and Windows, of GNOME and KDE, and
 * on a Linux without a desktop's own settings the variables `https_proxy`, `all_proxy` and `no_proxy`. Its
 * sessions are of nothing else: no page loads anything through them. A proxy script is found and fetched
 * here, since Chromium is kept from every name and address (`host-resolver-rules` in `main.ts`), and is
 * run there, where it can do nothing but answer; it too finds no names.
 */
export function createResolveProxy(): ResolveProxy {
  let scripted: Promise<Electron.Session | null> | null = null;

  async function sessionOfScript(): Promise<Electron.Session | null> {
    const url = await scriptUrl(process.platform, process.env, runProgram);
    if (url === null) return null;
    const script = Buffer.from(await fetchScript(url)).toString('base64');
    const own = session.fromPartition('network-script', { cache: false });
    const pacScript = `data:application/x-ns-proxy-autoconfig;base64,${script}`;
    await own.setProxy({ mode: 'pac_script', pacScript });
    return own;
  }

  return async (url, anew) => {
    const system = session.fromPartition('network', { cache: false });
    if (anew) {
      scripted = null;
      await system.forceReloadProxyConfig();
    }
    scripted ??= sessionOfScript();
    return ((await scripted) ?? system).resolveProxy(url);
  };
}

async function fetchScript(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(fetchMs), credentials: 'omit' });
  if (!answer.ok || answer.body === null) throw new Error('no script');
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of answer.body) {
    bytes += part.length;
    if (bytes > mostBytes) throw new Error('no script is as long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
