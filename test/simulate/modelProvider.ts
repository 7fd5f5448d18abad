import { Readable } from 'node:stream';
import type { Clock } from '../../electron/base/clock.ts';
import { down } from '../../electron/http/httpFailure.ts';
import { plivo } from '../../electron/providers/plivo/plivo.ts';
import type { Page, Provider, SendOutcome, Session } from '../../electron/providers/provider.ts';
import { SatchelError } from '../../shared/failure.ts';
import type { AskFault, BytesFault, Plan, SendFault } from './fault.ts';
import { createModelSend } from './modelSend.ts';
import type { ModelServer } from './modelServer.ts';
import { createWire, type Line } from './modelWire.ts';
import type { Random } from './random.ts';
import { troubles } from './troubles.ts';

export interface ModelDeps {
  readonly server: ModelServer;
  readonly plan: Plan;
  readonly random: Random;
  readonly line: Line;
  readonly clock: Clock;
  readonly alive: () => boolean;
  /** Runs whether or not this machine lives: what has reached the provider is its own. */
  readonly later: (ms: number, task: () => void) => void;
  readonly tell: (what: string) => void;
}

const pageSize = 5;

/** A provider without a network: the interface on one side, a model of the service on the other. */
export function createModelProvider(deps: ModelDeps): Provider {
  const { server, plan, random, line, tell } = deps;
  const wire = createWire(deps);

  async function reach(signal: AbortSignal): Promise<ReturnType<typeof wire>> {
    const way = wire(signal);
    await way.pass(random.whole(1, 60));
    if (!line.up) throw new SatchelError({ kind: 'offline', host: 'model' });
    return way;
  }

  async function trouble(fault: AskFault | undefined, way: ReturnType<typeof wire>): Promise<void> {
    switch (fault) {
      case 'refused':
        throw new SatchelError({ kind: 'offline', host: 'model' });
      case '500':
        throw new SatchelError(down('status', 500));
      case '429-seconds':
        throw new SatchelError({ kind: 'rate-limited', retryAfterMs: 7_000 });
      case '401':
        throw new SatchelError({ kind: 'unauthorized' });
      case 'silent':
        await way.pass(troubles.timeOutMs);
        throw new SatchelError(down('timed-out'));
      default:
    }
  }

  async function list(_: Session, cursor: string | null, signal: AbortSignal): Promise<Page> {
    const fault = plan.asks.get(line.asks);
    line.asks += 1;
    tell(`list ${cursor ?? 'first'}${fault === undefined ? '' : ` ${fault}`}`);
    const way = await reach(signal);
    await trouble(fault, way);
    if (fault === 'shift') {
      for (let index = 0; index < 3; index += 1) {
        server.foreign(
          { name: `shift-${index}.png`, contentType: 'image/png', bytes: Buffer.from('shift') },
          0,
        );
      }
    }
    const listed = server.listed();
    const offset = fault === 'loop' ? 0 : Number(cursor ?? 0);
    const items = listed.slice(offset, offset + pageSize);
    const end = offset + items.length;
    const done = items.length === 0 || end >= listed.length;
    return { items, nextCursor: done ? null : String(end), total: listed.length };
  }

  async function bytesOf(ref: string, signal: AbortSignal): Promise<Readable> {
    const fault: BytesFault | undefined = plan.bytes.get(line.fetches);
    line.fetches += 1;
    tell(`bytes ${ref}${fault === undefined ? '' : ` ${fault}`}`);
    const way = await reach(signal);
    const held = server.find(ref);
    if (fault === 'reset') throw new SatchelError(down('cut-answer'));
    if (fault === 'stall') {
      await way.pass(troubles.timeOutMs);
      throw new SatchelError(down('timed-out'));
    }
    if (held === undefined || (fault === 'gone' && !held.ours)) {
      throw new SatchelError({ kind: 'not-found' });
    }
    return Readable.from([held.bytes], { objectMode: false });
  }

  const send = createModelSend(deps, wire);
  const { upload } = plivo;
  if (upload === undefined) throw new Error('the model needs the limits of a real provider');
  return {
    ...plivo,
    list,
    download: async (_, { ref }, signal) => ({
      body: await bytesOf(ref, signal),
      contentType: 'image/png',
      sizeBytes: null,
    }),
    upload: {
      ...upload,
      async send(_, files, hooks): Promise<SendOutcome[]> {
        const fault: SendFault | undefined = plan.sends.get(line.sends);
        line.sends += 1;
        tell(`send ${files.map(({ name }) => name).join()}${fault ? ` ${fault}` : ''}`);
        return send(files, hooks, fault);
      },
    },
  };
}
