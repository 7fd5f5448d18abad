/** A line of a stack says where in Satchel's own code; every other line may quote anything. */
const frame = /^\s+at /;
const phoneNumber = /\+\d[\d\s().-]{5,}\d/g;
const mailAddress = /[^\s@"'<>]+@[^\s@"'<>]+\.[a-z]+/gi;
/** A file's name may hold quotes itself, so all is taken from the first of them to the last. */
const quotedPath = /(["'`])(?:~?[\\/]|[a-z]:[\\/]).*\1/gi;
const barePath = /(^|[\s(=,:[])(?:~|[a-z]:)?[\\/](?!\/)[^\s)\]]+/gi;

/**
 * Takes from the text of an error whom and what it quotes: numbers and addresses of people, and paths of
 * files. Links and secrets are left to the log, which redacts every line.
 */
export function redactFault(text: string): string {
  return text.split('\n').map(redactLine).join('\n');
}

function redactLine(line: string): string {
  const nobody = line.replace(phoneNumber, '[person]');
  if (frame.test(line)) return nobody;
  return nobody
    .replace(mailAddress, '[person]')
    .replace(quotedPath, '$1[path]$1')
    .replace(barePath, '$1[path]');
}
