import { proveParts } from './prove/parts.mjs';
import { runCommand } from './setup/runCommand.mjs';
import { say } from './setup/say.mjs';

// Proofs that take too long for `npm test`: `npm run prove -- soak --minutes 3`; without a name all of them.
await runCommand(async () => {
  const [name, ...args] = process.argv.slice(2);
  const chosen = Object.entries(proveParts).filter(([each]) => name === undefined || each === name);
  if (chosen.length === 0) {
    const known = Object.entries(proveParts).map(([each, { about }]) => `${each}: ${about}`);
    say(`there is no proof "${name}". Those there are: ${known.join('; ')}.`);
    return 2;
  }
  const missed = [];
  for (const [each, part] of chosen) {
    say(`proving ${each}: ${part.about}.`);
    if (!(await part.run(args))) missed.push(each);
  }
  const names = chosen.map(([each]) => each).join(', ');
  console.log(missed.length === 0 ? `met: ${names}` : `MISSED: ${missed.join(', ')}`);
  return missed.length === 0 ? 0 : 1;
});
