import type { z } from 'zod';
import type { Envelope, ServicesOf } from '../../shared/contract/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import { invalidInput, unfitCall } from '../../shared/failures.ts';
import type { Bugs } from './bugs.ts';

interface Call {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}
type Contract = Readonly<Record<string, Readonly<Record<string, Call>>>>;
export type Door = (name: unknown, input: unknown) => Promise<Envelope<unknown>>;

export interface DoorDeps<C extends Contract> {
  /** All that can be asked here. */
  readonly contract: C;
  readonly services: ServicesOf<C>;
  readonly bugs: Bugs;
  /** Whether a question is small enough to be parsed at all. */
  readonly isWithin: (input: unknown) => boolean;
}

/**
 * The one way to a service: looks the call up by own properties, parses what came, runs it, parses what
 * goes back (which also drops whatever the contract does not name), and never throws. What is no Failure
 * is a bug: its stack goes to the log under the reference that is shown.
 */
export function createDoor<C extends Contract>(deps: DoorDeps<C>): Door {
  const { contract, services, bugs, isWithin } = deps;

  function lookUp(name: string) {
    const [service, method, ...rest] = name.split('.');
    if (service === undefined || method === undefined || rest.length > 0) return null;
    const call = own(own(contract, service), method) as Call | undefined;
    const run = own(own(services, service), method);
    if (call === undefined || typeof run !== 'function') return null;
    return { call, run: run as (input: unknown) => Promise<unknown> };
  }

  return async (name, input) => {
    try {
      const found = typeof name === 'string' ? lookUp(name) : null;
      if (found === null) return refusal(invalidInput('call-unknown'));
      if (!isWithin(input)) return refusal(invalidInput('call-too-large'));
      const parsed = found.call.input.safeParse(input);
      if (!parsed.success) return refusal(unfitCall(whatIsWrong(parsed.error)));
      const answer = await found.run(parsed.data);
      return { ok: true, value: found.call.output.parse(answer) };
    } catch (error) {
      return { ok: false, failure: bugs.failureOf(error, String(name)) };
    }
  };
}

function own(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key))
    return undefined;
  return (holder as Record<string, unknown>)[key];
}

function refusal(failure: Failure): Envelope<never> {
  return { ok: false, failure };
}

/** Where and why, without the value itself: it may be a secret. */
function whatIsWrong(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'input'}: ${issue.code}` : 'input';
}
