/** Seeded chats go in rounds of seven messages, which carry four files: text, 1, text, 2, text, text, 1. */
const roundMessages = 7;
const roundMedia = 4;
const filesAt: Readonly<Record<number, readonly number[]>> = { 1: [0], 3: [1, 2], 6: [3] };
const messageOfFile = [1, 3, 3, 6];
const textsBefore = [0, 1, 1, 2, 2, 3, 4];

/** Which files of the conversation, by their number, a message carries. */
export function mediaIn(index: number): number[] {
  const round = Math.floor(index / roundMessages);
  return (filesAt[index % roundMessages] ?? []).map((file) => round * roundMedia + file);
}

/** The index of the message that carries a file. */
export function mediaPosition(file: number): number {
  const round = Math.floor(file / roundMedia);
  return round * roundMessages + (messageOfFile[file % roundMedia] ?? 0);
}

/** How many texts came before this message. */
export function textNumber(index: number): number {
  return Math.floor(index / roundMessages) * 4 + (textsBefore[index % roundMessages] ?? 0);
}

/** How many messages it takes for so many files; without any, the lines alone are the chat. */
export function messagesFor(files: number, lines: number): number {
  return files === 0 ? lines : mediaPosition(files - 1) + 3;
}
