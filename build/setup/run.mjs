import { spawn } from 'node:child_process';

/**
 * Runs a program to its end. Its own output goes to standard error unless it is captured.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, capture?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>} output is what it said on both streams
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Runs npm: the very one we were started by, when we were started by one.
 * @param {readonly string[]} given
 * @param {{ cwd: string, capture?: boolean }} options
 */
export function runNpm(given, options) {
  // Whoever started us may have made npm silent, as CI does; here its errors are wanted.
  const args = ['--loglevel=error', ...given];
  const script = process.env['npm_execpath'];
  if (script && /npm-cli\.c?js$/.test(script)) {
    return run(process.execPath, [script, ...args], options);
  }
  // Windows has npm as a .cmd file, which only its shell can start; our arguments hold no spaces.
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'npm.cmd', ...args], options)
    : run('npm', args, options);
}
