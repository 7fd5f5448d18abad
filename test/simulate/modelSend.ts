import { down } from '../../electron/http/httpFailure.ts';
import { OwnRefusal } from '../../electron/http/ownRefusal.ts';
import { openOutcome } from '../../electron/providers/answers/openOutcome.ts';
import type { OutgoingFile, SendHooks, SendOutcome } from '../../electron/providers/provider.ts';
import { type Failure, SatchelError } from '../../shared/failure.ts';
import { mediaRef } from '../../shared/ids.ts';
import type { SendFault } from './fault.ts';
import type { ModelDeps } from './modelProvider.ts';
import type { SentBytes } from './modelServer.ts';
import type { createWire } from './modelWire.ts';
import { troubles } from './troubles.ts';

const { early, late, muddled, own, timeOutMs } = troubles;

/** One request with files, as a provider's `send` makes it: what arrives, and what comes back. */
export function createModelSend(deps: ModelDeps, wire: ReturnType<typeof createWire>) {
  const { server, random, line, alive, later } = deps;

  async function read(
    files: readonly OutgoingFile[],
    hooks: SendHooks,
    way: ReturnType<typeof wire>,
    fault: SendFault | undefined,
  ): Promise<SentBytes[]> {
    const cutAfter = fault === 'reset-in-body' ? random.whole(0, files.length - 1) : -1;
    const sent: SentBytes[] = [];
    for (const [index, file] of files.entries()) {
      const pieces: Buffer[] = [];
      for await (const piece of file.open()) pieces.push(piece as Buffer);
      const bytes = Buffer.concat(pieces);
      await way.pass(fault === 'slow' ? 4_000 : random.whole(1, 20));
      if (index === cutAfter) throw new SatchelError(down('cut-answer'));
      hooks.onProgress(index, bytes.length);
      sent.push({ name: file.name, contentType: file.contentType, bytes });
    }
    return sent;
  }

  return async (
    files: readonly OutgoingFile[],
    hooks: SendHooks,
    fault: SendFault | undefined,
  ): Promise<SendOutcome[]> => {
    const state = { committed: false };
    try {
      return await attempt(files, hooks, fault, state);
    } catch (error) {
      if (!(error instanceof SatchelError) && state.committed) throw error;
      const failure: Failure = { kind: 'bug', reference: 'model' };
      const thrown = error instanceof SatchelError ? error : new SatchelError(failure);
      if (state.committed) return files.map(() => openOutcome(thrown));
      return files.map(() => ({ kind: 'failed', failure: thrown.failure }));
    }
  };

  async function attempt(
    files: readonly OutgoingFile[],
    hooks: SendHooks,
    fault: SendFault | undefined,
    state: { committed: boolean },
  ): Promise<SendOutcome[]> {
    const way = wire(hooks.signal);
    await way.pass(random.whole(1, 60));
    if (!line.up || fault === 'refused') {
      throw new SatchelError({ kind: 'offline', host: 'model' });
    }
    if (fault === 'tls') throw new SatchelError(down('tls'));
    const refusal = fault === undefined ? undefined : early[fault];
    if (refusal !== undefined && random.chance(0.5)) throw new SatchelError(refusal);
    const sent = await read(files, hooks, way, fault);
    if (refusal !== undefined && fault === 'early-success') throw new SatchelError(refusal);
    await hooks.beforeCommit();
    if (!alive()) await new Promise(() => {});
    way.check();
    state.committed = true;
    if (refusal !== undefined) throw new SatchelError(refusal);
    return await answer(sent, way, fault);
  }

  async function answer(
    sent: readonly SentBytes[],
    way: ReturnType<typeof wire>,
    fault: SendFault | undefined,
  ): Promise<SendOutcome[]> {
    const wayMs = random.whole(1, 60);
    const refused = sent.map((_, index) => fault === 'some-refused' && index % 3 === 0);
    const refusal = fault === undefined ? undefined : own[fault];
    const unkept = fault === 'silent-lost' || fault === 'bare-lost' || refusal !== undefined;
    const nothing = unkept || (fault !== undefined && late[fault] !== undefined);
    const items: SendOutcome[] = [];
    // The bytes are on their way: from here on it does not matter whether this machine lives.
    later(wayMs, () => {
      if (nothing) return;
      for (const [index, file] of sent.entries()) {
        const delayMs = fault === 'listed-late' ? 30_000 : 0;
        items.push(
          refused[index]
            ? { kind: 'failed', failure: { ...notTaken } }
            : { kind: 'stored', item: server.store(file, delayMs) },
        );
      }
    });
    if (fault === 'silent-stored' || fault === 'silent-lost') {
      await way.pass(timeOutMs);
      throw new SatchelError(down('timed-out'));
    }
    await way.pass(wayMs + random.whole(1, 60));
    if (fault === 'bug') throw new Error('a bug in a provider');
    if (refusal !== undefined) throw new OwnRefusal(refusal);
    if (fault === 'bare-lost') return sent.map((_, index) => nameless(`nothing-${index}`));
    if (fault === 'bare-stored') {
      return items.map((one) => (one.kind === 'stored' ? nameless(one.item.ref) : one));
    }
    const failure = fault === undefined ? undefined : (late[fault] ?? muddled[fault]);
    if (failure !== undefined) throw new SatchelError(failure);
    if (fault === 'too-few') return items.slice(0, -1);
    if (fault === 'other-size') {
      return items.map((one) =>
        one.kind === 'stored' ? { ...one, item: { ...one.item, sizeBytes: 1 } } : one,
      );
    }
    return items;
  }
}

/** A success that is only an id. */
function nameless(ref: string): SendOutcome {
  return {
    kind: 'stored',
    item: {
      ...{ ref: mediaRef.parse(ref), messageRef: null, direction: null, name: null },
      ...{ contentType: null, sizeBytes: null, storedAt: null, usedAt: null },
      ...{ fromAddress: null, toAddress: null, messageStatus: null, linkUrl: null },
    },
  };
}

const notTaken: Failure = {
  kind: 'provider-refused',
  status: 415,
  code: null,
  detail: null,
  said: 'no',
};
