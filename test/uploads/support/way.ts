import { mcs } from '../../../electron/providers/mcs/mcs.ts';
import { plivo } from '../../../electron/providers/plivo/plivo.ts';
import type { Provider } from '../../../electron/providers/provider.ts';
import type { Route, SandboxProvider } from '../../../electron/sandbox/sandbox.ts';

/** A way of uploading, and where in it the faults of the table strike. */
export interface Way {
  readonly name: string;
  readonly provider: Provider;
  readonly holder: SandboxProvider;
  /** The request that the faults befall, and the endpoint that it goes to. */
  readonly route: Route;
  readonly endpoint: string;
  /** Each file is put into a conversation, which comes second. */
  readonly targeted: boolean;
  /** How many times as fast as the wall the queue's clock runs, and the most that a row may ask for. */
  readonly speed: number;
  readonly mostSpeed: number;
}

export const toPlivo: Way = {
  name: 'Plivo',
  provider: plivo,
  holder: 'plivo',
  route: 'upload',
  endpoint: 'baseUrl',
  targeted: false,
  speed: 100,
  mostSpeed: 100_000,
};

/** Into no conversation: an upload in doubt is waited out for more than five minutes. */
export const toConversations: Way = {
  name: 'Conversations',
  provider: mcs,
  holder: 'twilioConversations',
  route: 'mcs-upload',
  endpoint: 'mcsUrl',
  targeted: false,
  speed: 400,
  mostSpeed: 100_000,
};

/** Struck while it arrives; what arrived lives so long that the machine has time to attach it. */
export const intoConversation: Way = {
  ...toConversations,
  name: 'Conversations, arriving',
  targeted: true,
  speed: 60,
  mostSpeed: 200,
};

/** Struck after it has arrived, while it is put into its conversation. */
export const attaching: Way = {
  ...intoConversation,
  name: 'Conversations, attaching',
  route: 'chat-send',
  endpoint: 'conversationsUrl',
  speed: 30,
};

export const carriesFile = ({ route }: Way): boolean => route !== 'chat-send';

/** Several files go in one request. */
export const isGrouped = ({ provider }: Way): boolean =>
  (provider.upload?.limits.maxFilesPerRequest ?? 1) > 1;
