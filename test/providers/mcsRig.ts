import { afterEach, expect } from 'vitest';
import { mcs } from '../../electron/providers/mcs/mcs.ts';
import type { Credentials, RemoteItem, Session } from '../../electron/providers/provider.ts';
import type { Sandbox, SandboxOptions } from '../../electron/sandbox/startSandbox.ts';
import { startSandbox } from '../../electron/sandbox/startSandbox.ts';
import { mediaRef } from '../../shared/ids.ts';
import type { UploadTarget } from '../../shared/upload.ts';
import { open, signal } from './support.ts';

let sandbox: Sandbox | null = null;

afterEach(async () => {
  const leaks = sandbox?.leaks() ?? 0;
  await sandbox?.close();
  sandbox = null;
  expect(leaks).toBe(0);
});

export async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  sandbox = await startSandbox({ items: 30, ...options });
  return sandbox;
}

/** Without a service of its own, so that all of them are seen. */
export function openAll(world: Sandbox, replaced: Credentials = {}): Session {
  return open(mcs, world, { serviceSid: '', ...replaced });
}

export const ledger = (world: Sandbox) => world.ledger('twilioConversations');
export const uploaded = (world: Sandbox) => ledger(world).filter((entry) => !entry.seeded);
export const routes = (world: Sandbox, route: string) =>
  world.requests().filter((request) => request.route === route);

/** What fits a search of which nothing was left out. */
export async function targetsLike(session: Session, search: string): Promise<UploadTarget[]> {
  const found = await mcs.upload?.targets?.list(session, search, signal());
  expect(found).toMatchObject({ more: false, searched: null });
  return found?.targets ?? [];
}

export async function firstTarget(session: Session): Promise<UploadTarget> {
  const [target] = await targetsLike(session, '');
  if (target === undefined) throw new Error('there is no conversation');
  return target;
}

export async function listAll(session: Session, newerThan?: number) {
  const items: RemoteItem[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const options = newerThan === undefined ? {} : { newerThan };
    const page = await mcs.list(session, cursor, signal(), options);
    items.push(...page.items);
    cursor = page.nextCursor;
    pages += 1;
  } while (cursor !== null && pages < 500);
  return { items, pages };
}

export const keyOf = (ref: string) => ({
  ref: mediaRef.parse(ref),
  messageRef: null,
  linkUrl: null,
});
