/**
 * A sentence about what is wrong with this Node, or nothing.
 * @param {string} running such as 20.20.1
 * @param {string} minimum such as 20.19
 * @returns {string | undefined}
 */
export function nodeVersionProblem(running, minimum) {
  const have = running.split('.').map(Number);
  const want = minimum.split('.').map(Number);
  for (const [index, wanted] of want.entries()) {
    const found = have[index] ?? 0;
    if (found > wanted) return undefined;
    if (found < wanted) {
      return `Satchel needs Node ${minimum} or later, and this is Node ${running}. See https://nodejs.org.`;
    }
  }
  return undefined;
}
