import { runCommand } from './setup/runCommand.mjs';
import { setUp } from './setup/setUp.mjs';
import { lintAndTypes } from './testing/lintAndTypes.mjs';
import { closingLine, sum } from './testing/tally.mjs';

await runCommand(async () => {
  await setUp();
  const total = sum(await lintAndTypes());
  for (const remark of total.remarks) console.log(remark);
  console.log(closingLine(total));
  return total.failed === 0 ? 0 : 1;
});
