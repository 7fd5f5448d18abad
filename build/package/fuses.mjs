import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/**
 * What a packaged Satchel may do, burnt into its executable. Fuses that a later Electron adds keep Electron's own
 * default until they are named here.
 * @param {string} platform
 * @returns {Readonly<Record<FuseV1Options, boolean>>}
 */
export function wantedFuses(platform) {
  return {
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // Electron checks the archive's hash on these two only.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ['darwin', 'win32'].includes(platform),
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // Electron's own default: without them WebAssembly, which decodes HEIC, checks each access to its memory.
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}

/**
 * Sets every fuse that this executable has: an older one has fewer.
 * @param {string} executable
 * @param {string} platform
 */
export async function setFuses(executable, platform) {
  const there = Object.keys(await getCurrentFuseWire(executable));
  const wanted = Object.entries(wantedFuses(platform)).filter(([fuse]) => there.includes(fuse));
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Changing the file breaks the signature without which an Apple-silicon Mac starts nothing.
    resetAdHocDarwinSignature: platform === 'darwin',
    ...Object.fromEntries(wanted),
  });
}
