import { betweenFaults } from './betweenFault.ts';
import type { SendFault } from './fault.ts';
import type { ChatRules } from './modelChat.ts';
import type { Random } from './random.ts';

/** What befalls a request that brings a file, or that puts it into a conversation. */
export type ChatFault = SendFault | 'gone' | 'no-conversation' | 'without-media';

/** What befalls one request that only asks. */
export type GetFault = 'refused' | '500' | '429-seconds' | '401' | 'silent' | 'unreadable';

/** What happens just then, in the middle of a request. */
export type MomentFault = 'cancel' | 'kill' | 'quit' | 'send-now' | 'cut' | 'away';

/** What befalls an account of Conversations; by the number of the request, from 0. */
export interface ChatPlan {
  readonly rules: ChatRules;
  readonly posts: ReadonlyMap<number, ChatFault>;
  readonly attaches: ReadonlyMap<number, ChatFault>;
  readonly gets: ReadonlyMap<number, GetFault>;
  /** By the number of the moment: four of them make a request that gives something. */
  readonly moments: ReadonlyMap<number, MomentFault>;
}

const ordinary = [
  ...['refused', 'reset-in-body', 'reset-stored', 'reset-lost', 'silent-stored', 'silent-lost'],
  ...['500-stored', '500-lost', '503-stored-retry-after', '429', '429-seconds', '429-long', '401'],
  ...['403', '413', '400', 'redirected', 'tls', 'other-file', 'early-success', 'slow', 'bug'],
] as const satisfies readonly ChatFault[];
const common: readonly ChatFault[] = [...ordinary, ...betweenFaults];

/** Draws what befalls `count` requests or moments of a chat account. */
export function drawChat(random: Random, count: number, rules: ChatRules): ChatPlan {
  const posts = new Map<number, ChatFault>();
  const attaches = new Map<number, ChatFault>();
  const gets = new Map<number, GetFault>();
  const moments = new Map<number, MomentFault>();
  for (let drawn = 0; drawn < count; drawn += 1) {
    const kind = random.whole(0, 9);
    if (kind < 3) posts.set(free(posts, random, 6), random.pick(['other-size', ...common]));
    else if (kind < 6) {
      const fault = random.pick<ChatFault>(['gone', 'no-conversation', 'without-media', ...common]);
      attaches.set(free(attaches, random, 5), fault);
    } else if (kind < 7) {
      const fault = random.pick<GetFault>(['refused', '500', '429-seconds', '401', 'unreadable']);
      gets.set(free(gets, random, 4), random.chance(0.2) ? 'silent' : fault);
    } else {
      const fault = random.pick<MomentFault>(['cancel', 'kill', 'quit', 'send-now', 'cut', 'away']);
      moments.set(free(moments, random, 30), fault);
    }
  }
  return { rules, posts, attaches, gets, moments };
}

function free(taken: ReadonlyMap<number, unknown>, random: Random, most: number): number {
  let number = random.whole(0, most);
  while (taken.has(number)) number += 1;
  return number;
}
