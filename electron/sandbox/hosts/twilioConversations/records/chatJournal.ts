import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { MediaRecord } from './chat.ts';

/** A message that was sent, as it is kept; its position follows from the order. */
export interface SentMessage {
  readonly sid: string;
  readonly conversationSid: string;
  readonly author: string;
  readonly body: string | null;
  readonly attributes: string;
  readonly contentSid: string | null;
  readonly createdAt: number;
  readonly mediaSid: string | null;
}

export type ChatEvent =
  | { readonly kind: 'stored'; readonly media: MediaRecord }
  | { readonly kind: 'sent'; readonly message: SentMessage }
  | { readonly kind: 'deleted'; readonly messageSid: string };

/** What happened in the chats since they were seeded, which in a folder outlives the process. */
export interface ChatJournal {
  readonly restored: readonly ChatEvent[];
  add(event: ChatEvent): void;
}

export function openChatJournal(dir: string | null): ChatJournal {
  if (dir === null) return { restored: [], add() {} };
  mkdirSync(dir, { recursive: true });
  const path = join(dir, 'journal.jsonl');
  return {
    restored: readEvents(path),
    add(event) {
      appendFileSync(path, `${JSON.stringify(event)}\n`);
    },
  };
}

/** A last line that a crash cut is taken off, else the next one would be written onto its end. */
function readEvents(path: string): ChatEvent[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ChatEvent);
}
