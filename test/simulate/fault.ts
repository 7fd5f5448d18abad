import { type BetweenFault, betweenFaults } from './betweenFault.ts';
import { type ChatPlan, drawChat } from './chatFault.ts';
import { type ClockPlan, drawClocks } from './clockFault.ts';
import type { Random } from './random.ts';

/** Which providers a schedule has accounts at: one that can be listed, Conversations, or both. */
export const models = ['listing', 'conversations', 'both'] as const;
export type Model = (typeof models)[number];

/** What befalls one request that carries files. */
export type SendFault =
  | BetweenFault
  | 'refused'
  | 'reset-in-body'
  | 'reset-stored'
  | 'reset-lost'
  | 'silent-stored'
  | 'silent-lost'
  | '500-stored'
  | '500-lost'
  | '503-stored-retry-after'
  | '429'
  | '429-seconds'
  | '429-long'
  | '401'
  | '403'
  | '413'
  | '400'
  | 'redirected'
  | 'tls'
  | 'some-refused'
  | 'other-file'
  | 'other-size'
  | 'too-few'
  | 'early-success'
  | 'slow'
  | 'bug'
  | 'listed-late';

/** What befalls one request for the list, or for bytes. */
export type AskFault = 'refused' | '500' | '429-seconds' | 'loop' | 'shift' | 'silent' | '401';
export type BytesFault = 'reset' | 'gone' | 'stall';

/** What befalls this machine, or what its person does. */
export type WorldFault =
  | { readonly kind: 'crash'; readonly write: number; readonly after: boolean }
  | { readonly kind: 'kill'; readonly atMs: number }
  | { readonly kind: 'quit'; readonly atMs: number }
  | { readonly kind: 'disk-full'; readonly write: number; readonly times: number }
  | { readonly kind: 'jump'; readonly atMs: number; readonly byMs: number }
  | { readonly kind: 'suspend'; readonly atMs: number; readonly forMs: number }
  | { readonly kind: 'offline'; readonly atMs: number; readonly forMs: number }
  | { readonly kind: 'cancel'; readonly atMs: number; readonly share: number }
  | { readonly kind: 'retry'; readonly atMs: number }
  | { readonly kind: 'resume'; readonly atMs: number }
  | { readonly kind: 'locked'; readonly atMs: number; readonly forMs: number }
  | { readonly kind: 'file-changed'; readonly atMs: number; readonly share: number }
  | { readonly kind: 'file-gone'; readonly atMs: number; readonly share: number }
  | { readonly kind: 'more-files'; readonly atMs: number; readonly count: number };

export interface Plan {
  readonly model: Model;
  readonly files: number;
  readonly clocks: ClockPlan;
  readonly foreign: number;
  /** By the number of the request, from 0. */
  readonly sends: ReadonlyMap<number, SendFault>;
  readonly asks: ReadonlyMap<number, AskFault>;
  readonly bytes: ReadonlyMap<number, BytesFault>;
  readonly chat: ChatPlan;
  readonly world: readonly WorldFault[];
}

const sendFaults: readonly [SendFault, ...SendFault[]] = [
  'refused',
  'reset-in-body',
  'reset-stored',
  'reset-lost',
  'silent-stored',
  'silent-lost',
  '500-stored',
  '500-lost',
  '503-stored-retry-after',
  '429',
  '429-seconds',
  '429-long',
  '401',
  '403',
  '413',
  '400',
  'redirected',
  'tls',
  'some-refused',
  'other-file',
  'other-size',
  'too-few',
  'early-success',
  'slow',
  'bug',
  'listed-late',
  ...betweenFaults,
];

function drawWorld(random: Random): WorldFault {
  const atMs = random.whole(1, random.chance(0.5) ? 2_000 : 90_000);
  const share = random.next();
  const write = random.whole(1, 30);
  switch (random.whole(0, 14)) {
    case 0:
    case 1:
      return { kind: 'crash', write, after: random.chance(0.5) };
    case 2:
      return { kind: 'kill', atMs };
    case 3:
      return { kind: 'quit', atMs };
    case 4:
      return { kind: 'disk-full', write, times: random.whole(1, 6) };
    case 5:
      return { kind: 'jump', atMs, byMs: random.pick([-1, 1]) * 86_400_000 };
    case 6:
      return { kind: 'suspend', atMs, forMs: random.whole(60_000, 7_200_000) };
    case 7:
      return { kind: 'offline', atMs, forMs: random.whole(1_000, 90_000) };
    case 8:
      return { kind: 'cancel', atMs, share };
    case 9:
      return { kind: 'retry', atMs };
    case 10:
      return { kind: 'resume', atMs };
    case 11:
      return { kind: 'locked', atMs, forMs: random.whole(1_000, 60_000) };
    case 12:
      return { kind: 'file-changed', atMs, share };
    case 13:
      return { kind: 'file-gone', atMs, share };
    default:
      return { kind: 'more-files', atMs, count: random.whole(1, 12) };
  }
}

/** At least three faults, most of them near each other so that they meet. */
export function drawPlan(random: Random, model: Model, ofClocks: Random): Plan {
  const sends = new Map<number, SendFault>();
  const asks = new Map<number, AskFault>();
  const bytes = new Map<number, BytesFault>();
  const world: WorldFault[] = [];
  const count = random.whole(3, 9);
  let chatCount = 0;
  for (let drawn = 0; drawn < count; drawn += 1) {
    const kind = random.whole(0, 9);
    const chatty = model === 'conversations' || (model === 'both' && random.chance(0.5));
    if (chatty && kind < 8) chatCount += 1;
    else if (kind < 5) sends.set(freeNumber(sends, random, 6), random.pick(sendFaults));
    else if (kind < 6) {
      const fault = random.pick<AskFault>([
        'refused',
        '500',
        '429-seconds',
        'loop',
        'shift',
        '401',
      ]);
      asks.set(freeNumber(asks, random, 3), random.chance(0.2) ? 'silent' : fault);
    } else if (kind < 7) {
      bytes.set(freeNumber(bytes, random, 3), random.pick<BytesFault>(['reset', 'gone', 'stall']));
    } else world.push(drawWorld(random));
  }
  const many = model === 'listing' && random.chance(0.2);
  const skewMs = random.chance(0.3)
    ? random.pick([-2, -1, 1, 2]) * 3_600_000
    : random.whole(-900, 900);
  const sweepMs = random.whole(0, 5_000);
  const tellsMessage = model !== 'listing' && random.chance(0.5);
  return {
    ...{ model, clocks: drawClocks(ofClocks, skewMs) },
    files: many ? random.whole(30, 45) : random.whole(1, 14),
    foreign: random.whole(0, 12),
    chat: drawChat(random, chatCount, { sweepMs, tellsMessage }),
    sends,
    asks,
    bytes,
    world,
  };
}

function freeNumber(taken: ReadonlyMap<number, unknown>, random: Random, most: number): number {
  let number = random.whole(0, most);
  while (taken.has(number)) number += 1;
  return number;
}
