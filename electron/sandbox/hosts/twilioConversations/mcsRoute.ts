/** What a request to the Media Content Service, to Conversations or to a signed link is about. */
export type McsRoute =
  | 'mcs-upload'
  | 'mcs-get'
  | 'mcs-content'
  | 'mcs-signed'
  | 'chat-services'
  | 'chat-service'
  | 'chat-conversations'
  | 'chat-conversation'
  | 'chat-participants'
  | 'chat-participant'
  | 'chat-join'
  | 'chat-leave'
  | 'chat-messages'
  | 'chat-send'
  | 'chat-message'
  | 'chat-delete';

export type McsHost = 'mcs' | 'conversations' | 'signed';
