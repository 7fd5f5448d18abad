/** @typedef {import('../shared/account.ts').ProviderInfo} ProviderInfo */
/** @typedef {import('../shared/retention.ts').Lifetime} Lifetime */

const start =
  '<!-- capabilities: written by `node build/capabilities.mjs`, checked by a test -->\n';
const end = '<!-- /capabilities -->';

/**
 * The README with its table of capabilities as the code has them.
 * @param {string} readme
 * @param {readonly ProviderInfo[]} providers
 */
export function withCapabilities(readme, providers) {
  const from = readme.indexOf(start);
  const to = readme.indexOf(end);
  if (from < 0 || to < from)
    throw new Error('the README lacks the marks between which the capabilities stand');
  const before = readme.slice(0, from + start.length);
  return `${before}${capabilityTable(providers)}\n${readme.slice(to)}`;
}

/** @param {readonly ProviderInfo[]} providers */
export function capabilityTable(providers) {
  const columns = providers.map(columnOf);
  const heads = ['', ...providers.map((provider) => provider.label)];
  const names = /** @type {(keyof ReturnType<typeof columnOf>)[]} */ (
    Object.keys(columns[0] ?? {})
  );
  const rows = names.map((name) => [name, ...columns.map((column) => column[name])]);
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** @param {ProviderInfo} provider */
function columnOf({ capabilities, retention }) {
  const { upload, remove, link, compose } = capabilities;
  return {
    Browse: 'yes',
    Upload: upload ? uploadWords(upload) : 'no',
    'Copy links': link ? linkWords[link.kind](lastsWords(link.lifeMs)) : 'no',
    Delete: remove ? (remove.takesMessage ? 'yes, with its message' : 'yes') : 'no',
    'Send in a message': compose ? `yes, up to ${compose.limits.maxFiles} files` : 'no',
    'Expires, unused': expiryWords(retention, retention.unused),
    'Expires, used': expiryWords(retention, retention.used),
  };
}

/** @param {NonNullable<ProviderInfo['capabilities']['upload']>} upload */
function uploadWords({ limits, targets }) {
  const size = `up to ${limits.maxFileBytes / 1_000_000} MB each`;
  return targets ? `${size}, into a ${targets.label.toLowerCase()}` : size;
}

const linkWords = {
  public: () => 'public',
  'unless-protected': () => 'public, unless the account protects them',
  temporary: (/** @type {string} */ life) => `temporary, ${life}`,
  'usually-temporary': (/** @type {string} */ life) =>
    `temporary, about ${life}; public only on older accounts`,
};

/** @param {number | null} ms */
const lastsWords = (ms) => (ms === null ? '' : lifeWords({ kind: 'duration', ms }));

/**
 * @param {ProviderInfo['retention']} retention
 * @param {Lifetime} life
 */
function expiryWords({ atMost }, life) {
  const words = lifeWords(life);
  if (life.kind !== 'duration') return words;
  return atMost ? `after ${words} at most` : `after ${words}`;
}

/** @param {Lifetime} life */
function lifeWords(life) {
  if (life.kind === 'until-removed') return 'not stated';
  if (life.kind === 'with-message') return 'with its message';
  const minutes = life.ms / 60_000;
  if (minutes < 60) return `${minutes} minutes`;
  const hours = minutes / 60;
  return hours < 48 ? `${hours} hours` : `${hours / 24} days`;
}
