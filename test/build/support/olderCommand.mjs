// A command that believes to run on Node 20 until it runs on the Node that set-up chose. It says in JSON how it was
// started, then ends with the code that it is given, or with 9 once it is asked to end.
import { rerunWhereUnfit } from '../../../build/setup/rerun.mjs';

const second = process.env['SECOND_RUN'] === '1';
process.exitCode = (await rerunWhereUnfit(second ? '24.0.0' : '20.20.2')) ?? (await main());

async function main() {
  const { argv, execArgv, env, pid } = process;
  const args = argv.slice(2);
  const asked = new Promise((resolve) => process.once('SIGTERM', resolve));
  console.log(JSON.stringify({ second, pid, args, execArgv, path: env['PATH'] }));
  if (args[0] === 'end') return Number(args[1]);
  const timer = setInterval(() => {}, 1000);
  await asked;
  clearInterval(timer);
  return 9;
}
