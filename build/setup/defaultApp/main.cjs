// Starts the app in the first folder (or main file) named on the command line, as Electron's own default app does.
const { readFileSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { app } = require('electron');

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (!named) {
  console.error('usage: electron FOLDER');
  app.exit(1);
} else {
  start(resolve(named));
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
