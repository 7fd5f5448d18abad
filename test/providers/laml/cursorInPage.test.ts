import { afterEach, describe, expect, it } from 'vitest';
import type { Provider, RemoteItem, Session } from '../../../electron/providers/provider.ts';
import { providerById } from '../../../electron/providers/registry.ts';
import { type Sandbox, startSandbox } from '../../../electron/sandbox/startSandbox.ts';
import { lamlProviders } from '../../sandbox/laml/accounts.ts';
import { storedByLaml } from '../storedFiles.ts';
import { open, signal } from '../support.ts';

let sandbox: Sandbox;
afterEach(() => sandbox.close());

const refs = (items: readonly { readonly ref: string }[]) => items.map(({ ref }) => ref).sort();

/** The first portion of an account's only page of messages, and where it ends. */
async function firstPortion(provider: Provider) {
  const walk = provider.walk?.(open(provider, sandbox), null, signal());
  const page = await walk?.next();
  await walk?.return?.();
  const cursor = page?.value?.nextCursor ?? '';
  const after = new URLSearchParams(cursor).get('satchel-after') ?? '';
  return { items: page?.value?.items ?? [], cursor, after };
}

async function readOn(provider: Provider, session: Session, cursor: string) {
  const items: RemoteItem[] = [];
  const walk = provider.walk?.(session, cursor, signal());
  for (let page = await walk?.next(); page?.value; page = await walk?.next())
    items.push(...page.value.items);
  return items;
}

const mediaAsked = () =>
  sandbox
    .requests()
    .filter(({ route }) => route === 'message-media')
    .map(({ path }) => path);

describe.each(lamlProviders)('%s, a reading that was stopped in the middle of a page', (id) => {
  const provider = providerById(id);
  if (provider === null) throw new Error(`no ${id}`);

  it('goes on behind the last message of which all was given', async () => {
    sandbox = await startSandbox({ items: 120 });
    const { items, cursor, after } = await firstPortion(provider);
    expect(items.some(({ messageRef }) => messageRef === after)).toBe(true);
    const before = mediaAsked().length;
    const rest = await readOn(provider, open(provider, sandbox), cursor);
    // Of what was given nothing is asked for again.
    const given = new Set(items.map(({ messageRef }) => messageRef));
    const again = mediaAsked().slice(before);
    expect(again.filter((path) => [...given].some((sid) => path.includes(String(sid))))).toEqual(
      [],
    );
    const stored = refs(await storedByLaml(sandbox, id));
    expect(refs([...items, ...rest])).toEqual(stored);
  });

  it('loses nothing when that message was deleted meanwhile', async () => {
    sandbox = await startSandbox({ items: 120 });
    const { items, cursor, after } = await firstPortion(provider);
    const session = open(provider, sandbox);
    await provider.remove?.message?.run(session, after, signal());
    const rest = await readOn(provider, session, cursor);
    const left = refs(await storedByLaml(sandbox, id));
    const lost = items.filter(({ messageRef }) => messageRef === after);
    expect(lost.length).toBeGreaterThan(0);
    expect(left).toHaveLength(120 - lost.length);
    const met = new Set([...items, ...rest].map(({ ref }) => ref as string));
    expect(left.filter((ref) => !met.has(ref))).toEqual([]);
  });
});
