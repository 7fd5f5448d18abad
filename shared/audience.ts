import { z } from 'zod';
import { instant } from './instant.ts';

/** How what is put into a conversation gets to somebody in it. */
export const channel = z.enum(['chat', 'sms', 'whatsapp', 'other']);
export type Channel = z.infer<typeof channel>;

/** What goes to a phone, or to another service, may cost money. */
export function mayBeBilled(way: Channel): boolean {
  return way !== 'chat';
}

/** Somebody who receives it, as far as the provider says who that is. */
export const person = z.object({
  channel,
  /** The provider's own word for a channel that has no name here. */
  told: z.string().nullable(),
  name: z.string().nullable(),
  address: z.string().nullable(),
});
export type Person = z.infer<typeof person>;

/** More people than any conversation that was documented holds; a longer list is not read to its end. */
export const mostPeople = 2_000;

/** Who receives what is put into a place. */
export const audience = z.object({
  people: z.array(person),
  /** Entries of the provider's list that name nobody: somebody receives it all the same, perhaps. */
  unnamed: z.number().int().nonnegative(),
  /** There are more than were read. */
  more: z.boolean(),
});
export type Audience = z.infer<typeof audience>;

/** What a channel delivers, as the provider documents it. */
export const channelLimits = z.object({
  channel,
  /** A file of so many bytes, or of more, does not get through. */
  belowBytes: z.number().int().positive(),
  /** Content types; null for any. */
  accepts: z.array(z.string()).nullable(),
});
export type ChannelLimits = z.infer<typeof channelLimits>;

/** Why a file does not get to the people of one channel. */
export const unreached = z.object({
  channel,
  /** How many they are. */
  people: z.number().int().positive(),
  rule: z.enum(['type', 'size']),
});
export type Unreached = z.infer<typeof unreached>;

/** Whom a job's file goes to, as a person confirmed it; kept with the job as its receipt. */
export const confirmedAudience = z.object({
  /** A hash over everybody in it: another one stands for other people. */
  print: z.string().min(1).max(64),
  /** When the provider said so. */
  askedAt: instant,
  counts: z.object({
    chat: z.number().int().nonnegative(),
    sms: z.number().int().nonnegative(),
    whatsapp: z.number().int().nonnegative(),
    other: z.number().int().nonnegative(),
    unnamed: z.number().int().nonnegative(),
  }),
  more: z.boolean(),
  /** The first of them by name or address. */
  some: z.array(z.string()).max(10),
});
export type ConfirmedAudience = z.infer<typeof confirmedAudience>;

export function peopleCount({ people, unnamed }: Pick<Audience, 'people' | 'unnamed'>): number {
  return people.length + unnamed;
}
