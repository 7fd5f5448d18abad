// Loaded before the engine: takes every descriptor when it begins to work, and then leaves it few.
const fs = require('node:fs');

const left = Number(process.env['LEFT_DESCRIPTORS']);
const enough = 12;
const taken = [];
let starved = 0;

function takeAll() {
  try {
    for (;;) taken.push(fs.openSync('/dev/null', 'r'));
  } catch {
    // None is left.
  }
}

const { open } = fs.promises;
fs.promises.open = async (...given) => {
  try {
    return await open(...given);
  } catch (error) {
    if (error.code === 'EMFILE') {
      starved += 1;
      if (starved === enough) {
        for (const descriptor of taken.splice(0, left)) fs.closeSync(descriptor);
        process.stdout.write('starved\n');
      }
    }
    throw error;
  }
};

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text, ...rest) => {
  if (String(text).startsWith('found ')) takeAll();
  return write(text, ...rest);
};
