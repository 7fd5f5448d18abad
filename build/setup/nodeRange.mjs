/**
 * Whether a version lies in a range as `engines` of package.json writes it here: alternatives of `^` or `>=`,
 * such as `^22.19 || >=24`. npm's own reader of ranges cannot be used: this runs before anything is installed.
 * @param {string} version such as 22.19.0
 * @param {string} range
 */
export function isInRange(version, range) {
  const have = partsOf(version);
  return range.split('||').some((alternative) => {
    const [, operator, minimum = ''] =
      /^(\^|>=)(\d+(?:\.\d+){0,2})$/.exec(alternative.trim()) ?? [];
    if (operator === undefined)
      throw new Error(`the range of Node versions is unreadable: ${range}`);
    const want = partsOf(minimum);
    return isAtLeast(have, want) && (operator === '>=' || have[0] === want[0]);
  });
}

/**
 * A preview such as 24.0.0-nightly2025 counts as the release that it precedes.
 * @param {string} version
 */
function partsOf(version) {
  const [release = ''] = version.split('-');
  return release.split('.').map(Number);
}

/**
 * @param {readonly number[]} have
 * @param {readonly number[]} want
 */
function isAtLeast(have, want) {
  for (const [index, wanted] of want.entries()) {
    const found = have[index] ?? 0;
    if (found !== wanted) return found > wanted;
  }
  return true;
}
