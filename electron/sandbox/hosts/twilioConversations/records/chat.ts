/** A Conversations service, to which conversations and media belong. */
export interface ChatService {
  readonly sid: string;
  readonly friendlyName: string;
  readonly createdAt: number;
}

export interface Conversation {
  readonly sid: string;
  readonly serviceSid: string;
  readonly friendlyName: string;
  readonly createdAt: number;
  readonly lastAt: number;
}

export interface ChatMessage {
  readonly sid: string;
  readonly conversation: Conversation;
  /** Its position in the conversation, which no later message takes over. */
  readonly index: number;
  readonly author: string;
  readonly body: string | null;
  readonly attributes: string;
  readonly contentSid: string | null;
  readonly createdAt: number;
  readonly mediaSids: readonly string[];
}

export interface MediaRecord {
  readonly sid: string;
  readonly serviceSid: string;
  readonly name: string | null;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly category: string;
  readonly multipart: boolean;
  readonly storedAt: number;
  readonly requestId: string;
  readonly seeded: boolean;
  /** The message that keeps it alive. */
  readonly owner: { readonly conversationSid: string; readonly messageSid: string } | null;
}
