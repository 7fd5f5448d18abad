import { execFile } from 'node:child_process';

/** What a program of the system prints; nothing where there is no such program, or it takes too long. */
export type Run = (program: string, ...args: readonly string[]) => Promise<string>;

const limitMs = 3_000;

export const runProgram: Run = (program, ...args) =>
  new Promise((resolve) => {
    execFile(program, args, { timeout: limitMs, windowsHide: true }, (error, printed) =>
      resolve(error === null ? printed : ''),
    );
  });

const internetSettings = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';

function webAddress(text: string | undefined): string | null {
  return text !== undefined && /^https?:\/\/\S+$/i.test(text) ? text : null;
}

/** Where the system says that its proxy script (PAC) is, or null where it names none. */
export async function scriptUrl(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  run: Run,
): Promise<string | null> {
  if (platform === 'darwin') {
    const printed = await run('scutil', '--proxy');
    if (!/ProxyAutoConfigEnable\s*:\s*1\b/.test(printed)) return null;
    return webAddress(/ProxyAutoConfigURLString\s*:\s*(\S+)/.exec(printed)?.[1]);
  }
  if (platform === 'win32') {
    const printed = await run('reg', 'query', internetSettings, '/v', 'AutoConfigURL');
    return webAddress(/AutoConfigURL\s+REG_(?:EXPAND_)?SZ\s+(\S+)/.exec(printed)?.[1]);
  }
  // The order in which Chromium itself looks on a Linux: the desktop, then the environment.
  const asked = (key: string) => run('gsettings', 'get', 'org.gnome.system.proxy', key);
  if (/^'auto'/.test((await asked('mode')).trim())) {
    return webAddress(/^'(.*)'$/.exec((await asked('autoconfig-url')).trim())?.[1]);
  }
  return webAddress(env['auto_proxy']);
}
