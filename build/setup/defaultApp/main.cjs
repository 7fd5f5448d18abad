// Starts the app in the first folder (or main file) named on the command line, as Electron's own default app does:
// after the modules that are named by `-r`.
const { readFileSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { app } = require('electron');

const { modules, named } = namedIn(process.argv.slice(1));
if (named === undefined) {
  console.error('usage: electron [-r MODULE] FOLDER');
  app.exit(1);
} else {
  for (const path of modules) require(resolve(path));
  start(resolve(named));
}

/** @param {readonly string[]} words */
function namedIn(words) {
  const modules = [];
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '-r') modules.push(left.shift() ?? '');
    else if (!word.startsWith('-')) return { modules, named: word };
  }
  return { modules, named: undefined };
}

/** @param {string} path */
function start(path) {
  if (!statSync(path).isDirectory()) {
    require(path);
    return;
  }
  const description = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version);
  app.setDesktopName(`${description.name}.desktop`);
  app.setAppPath(path);
  require(join(path, description.main ?? 'index.js'));
}
