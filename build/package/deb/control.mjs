/**
 * @typedef {object} Deb what is said of a package; every list is in the form of Debian's control file
 * @property {string} name
 * @property {string} version
 * @property {string} architecture
 * @property {string} maintainer
 * @property {string} homepage
 * @property {string} section
 * @property {string} priority
 * @property {string} description its first line is the synopsis
 * @property {readonly string[]} depends
 * @property {readonly string[]} recommends
 * @property {number} installedKiB
 */

/**
 * The control file of a package, as deb-control(5) describes it.
 * @param {Deb} deb
 */
export function controlFile(deb) {
  const [synopsis = '', ...rest] = deb.description.split('\n').map((line) => line.trim());
  // A line of one dot stands for an empty one, which would end the field.
  const longer = rest.map((line) => ` ${line === '' ? '.' : line}`);
  /** @type {readonly (readonly [string, string])[]} */
  const fields = [
    ['Package', deb.name],
    ['Version', deb.version],
    ['Architecture', deb.architecture],
    ['Maintainer', deb.maintainer],
    ['Installed-Size', `${deb.installedKiB}`],
    ['Depends', deb.depends.join(', ')],
    ['Recommends', deb.recommends.join(', ')],
    ['Section', deb.section],
    ['Priority', deb.priority],
    ['Homepage', deb.homepage === '' || isReserved(deb.homepage) ? '' : deb.homepage],
    ['Description', [synopsis, ...longer].join('\n')],
  ];
  const lines = fields
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  for (const line of lines) {
    if (/\n(?! )/.test(line))
      throw new Error(`a field of the control file breaks its line: ${line}`);
  }
  return `${lines.join('\n')}\n`;
}

/**
 * Whether an address is under a name that nobody can own (RFC 2606): one that stands in for the real one.
 * @param {string} address a URL or an e-mail address
 */
export function isReserved(address) {
  const host = address.includes('@')
    ? address.slice(address.indexOf('@') + 1)
    : new URL(address).hostname;
  return /(^|\.)(example(\.(com|net|org))?|invalid|localhost|test)$/.test(host);
}
