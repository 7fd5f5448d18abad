import type { Plan } from './fault.ts';

export function faultsOf({ sends, asks, bytes, chat, world, clocks }: Plan): number {
  const { posts, attaches, gets, moments } = chat;
  const all = [sends, asks, bytes, posts, attaches, gets, moments];
  return all.reduce((sum, { size }) => sum + size, world.length + clocks.sets.length);
}
