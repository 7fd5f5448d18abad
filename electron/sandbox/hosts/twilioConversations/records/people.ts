/** By which messages reach somebody who is not in the chat (providers.md 4.5). */
export interface Binding {
  readonly type: 'sms' | 'whatsapp' | 'messenger';
  /** A person in the chat who has a number of their own in a group MMS has none. */
  readonly address: string | null;
  readonly proxyAddress: string | null;
  readonly projectedAddress: string | null;
}

/** One participant of a conversation. */
export interface Participant {
  readonly sid: string;
  readonly identity: string | null;
  readonly binding: Binding | null;
  readonly joinedAt: number;
}

export type NewParticipant = Pick<Participant, 'identity' | 'binding'>;

export const inChat = (identity: string): NewParticipant => ({ identity, binding: null });

/** A phone that gets text messages, or MMS where there is media. */
export const bySms = (address: string, proxyAddress: string | null): NewParticipant => ({
  identity: null,
  binding: { type: 'sms', address, proxyAddress, projectedAddress: null },
});

export const byWhatsApp = (address: string, proxyAddress: string): NewParticipant => ({
  identity: null,
  binding: {
    type: 'whatsapp',
    address: `whatsapp:${address}`,
    proxyAddress: `whatsapp:${proxyAddress}`,
    projectedAddress: null,
  },
});

/** In the chat, and to the phones of a group MMS a number like theirs. */
export const projected = (identity: string, number: string): NewParticipant => ({
  identity,
  binding: { type: 'sms', address: null, proxyAddress: null, projectedAddress: number },
});
