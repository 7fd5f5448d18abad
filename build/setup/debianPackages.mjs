/**
 * @typedef {'window' | 'display' | 'keyring' | 'judges' | 'others'} Need
 * @typedef {{ id: string, like: readonly string[], version: number | undefined }} System
 */

/**
 * What each need is made of. Where there are two names, the second is the one since the move to 64-bit time
 * (Debian 13, Ubuntu 24.04).
 * @type {Record<Need, readonly (readonly string[])[]>}
 */
const packagesFor = {
  window: [
    ['libgtk-3-0', 'libgtk-3-0t64'],
    ['libnss3'],
    ['libasound2', 'libasound2t64'],
    ['libgbm1'],
    ['libsecret-1-0'],
    ['libxss1'],
    ['libdrm2'],
    ['libxtst6'],
    ['libatspi2.0-0', 'libatspi2.0-0t64'],
  ],
  display: [['xvfb'], ['fonts-liberation']],
  keyring: [['gnome-keyring'], ['dbus'], ['dbus-x11']],
  // Programs of others whose word tests ask for, and the app never.
  judges: [['libimage-exiftool-perl']],
  // A pointer as a person has one, and another program to drag things into.
  others: [['xdotool'], ['python3-gi'], ['gir1.2-gtk-3.0']],
};

/** @param {readonly Need[]} needs */
export function wantedPackages(needs) {
  return needs.flatMap((need) => packagesFor[need]);
}

/**
 * The packages to install: for each group of which nothing is there, the name this system has.
 * @param {readonly (readonly string[])[]} groups
 * @param {string} dpkgOutput lines of name, tab, status
 * @param {System} system
 */
export function pickPackages(groups, dpkgOutput, system) {
  const installed = new Set(
    dpkgOutput
      .split('\n')
      .filter((line) => line.endsWith('\tinstalled'))
      .map((line) => line.split('\t')[0]),
  );
  return groups
    .filter((group) => !group.some((name) => installed.has(name)))
    .map((group) => (hasTime64Names(system) ? group.at(-1) : group[0]) ?? '');
}

/** @param {string} text the content of /etc/os-release */
export function parseOsRelease(text) {
  const entries = text
    .split('\n')
    .map((line) => /^([A-Z_]+)="?([^"]*)"?$/.exec(line))
    .flatMap((match) => (match ? [[match[1], match[2]]] : []));
  const fields = Object.fromEntries(entries);
  const version = Number.parseFloat(fields.VERSION_ID ?? '');
  return {
    id: String(fields.ID ?? ''),
    like: String(fields.ID_LIKE ?? '').split(' '),
    version: Number.isNaN(version) ? undefined : version,
  };
}

/** @param {System} system */
function hasTime64Names({ id, like, version }) {
  // Debian testing and unstable have no version.
  if (version === undefined) return true;
  if (id === 'debian') return version >= 13;
  if (id === 'ubuntu' || like.includes('ubuntu')) return version >= 24;
  return version >= 13;
}
