import type { MessageRow } from '../../../shared/message.ts';
import { en } from '../../strings/en.ts';
import { explain } from '../../text/explain.ts';

export interface MessageText {
  readonly text: string;
  /** The rest of it, where there is more to say. */
  readonly detail: string | null;
  readonly tone: 'busy' | 'good' | 'warn' | 'bad' | 'calm';
}

/** How far a message is, in words. */
export function messageText(message: MessageRow, provider: string): MessageText {
  const words = en.messages.states;
  const { providerStatus } = message;
  const said = providerStatus === null ? null : en.messages.says(provider, providerStatus);
  switch (message.state) {
    case 'sending':
      return {
        text: message.committing ? words.committing : words.sending,
        detail: null,
        tone: 'busy',
      };
    case 'unsure':
      return {
        text: words.unsure,
        detail: explain(message.failure, { provider }).why,
        tone: 'warn',
      };
    case 'underway':
      return { text: words.underway, detail: said, tone: 'busy' };
    case 'delivered': {
      // The provider's own word for it says nothing more.
      const same = message.providerStatus?.toLowerCase() === 'delivered';
      return { text: words.delivered, detail: same ? null : said, tone: 'good' };
    }
    case 'failed': {
      const { title, why, remedy } = explain(message.failure, { provider });
      const { kind } = message.failure;
      const untold = kind === 'provider-down' && message.failure.cause === 'untold';
      const unsent = untold ? words.notConfirmed : words.notSent;
      const text = message.messageRef === null ? unsent : words.notDelivered;
      return { text: `${text}.`, detail: `${title}. ${why} ${remedy}`, tone: 'bad' };
    }
    case 'cancelled':
      return { text: words.cancelled, detail: null, tone: 'calm' };
    default:
      return message satisfies never;
  }
}

export function isUnderWay({ state }: MessageRow): boolean {
  return state === 'sending' || state === 'unsure' || state === 'underway';
}

/** It came to nothing, and a person may want it once more. */
export function canSendAgain({ state }: MessageRow): boolean {
  return state === 'failed' || state === 'cancelled';
}
