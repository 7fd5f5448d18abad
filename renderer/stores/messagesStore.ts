import { create } from 'zustand';
import type { MessageId, MessageRow } from '../../shared/message.ts';
import { client } from '../bridge/client.ts';

interface MessagesState {
  readonly messages: ReadonlyMap<MessageId, MessageRow>;
}

export const useMessages = create<MessagesState>(() => ({ messages: new Map() }));

export const allMessages = ({ messages }: MessagesState) => messages;
export const hasMessages = ({ messages }: MessagesState) => messages.size > 0;

export function putMessages(changed: readonly MessageRow[]): void {
  useMessages.setState(({ messages }) => {
    const next = new Map(messages);
    for (const message of changed) next.set(message.id, message);
    return { messages: next };
  });
}

/** An account was removed, and its messages with it. */
export function forgetMessages(accountId: string): void {
  useMessages.setState(({ messages }) => ({
    messages: new Map([...messages].filter(([, message]) => message.accountId !== accountId)),
  }));
}

export async function loadMessages(): Promise<void> {
  putMessages(await client.messages.list(undefined));
}

/** The newest first. */
export function inOrder(messages: Iterable<MessageRow>): MessageRow[] {
  return [...messages].sort((a, b) => b.createdAt - a.createdAt);
}
