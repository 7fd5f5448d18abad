import { plivoSandbox } from './hosts/plivo/plivoSandbox.ts';
import { signalwireSandbox } from './hosts/signalwire/signalwireSandbox.ts';
import { twilioConversationsSandbox } from './hosts/twilioConversations/twilioConversationsSandbox.ts';
import { twilioMessagingSandbox } from './hosts/twilioMessaging/twilioMessagingSandbox.ts';

/** Every provider that the practice sandbox plays, under the id that its provider has in Satchel. */
export const sandboxHosts = {
  plivo: plivoSandbox,
  signalwire: signalwireSandbox,
  twilioMessaging: twilioMessagingSandbox,
  twilioConversations: twilioConversationsSandbox,
};
