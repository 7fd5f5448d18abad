import { z } from 'zod';
import type { Bridge, Envelope, Services } from '../../shared/contract/contract.ts';
import { contract } from '../../shared/contract/contract.ts';
import { type Failure, failure as failureSchema, SatchelError } from '../../shared/failure.ts';
import { bug } from '../../shared/failures.ts';
import { batchId } from '../../shared/ids.ts';
import { intakeCount } from '../../shared/intake.ts';
import { bridge } from './bridge.ts';
import { report } from './report.ts';

type Ask = Bridge<File>['ask'];

/** The value of an answer, checked; what the other side could not do is thrown as it was told. */
export function unwrap<T extends z.ZodType>(answer: Envelope<unknown>, schema: T): z.infer<T> {
  if (!answer.ok) throw new SatchelError(failureSchema.parse(answer.failure));
  return schema.parse(answer.value);
}

/** The services of the contract, each call going over `ask` as `service.method`. */
export function createClient(ask: Ask): Services {
  const services = Object.entries(contract).map(([service, calls]) => {
    const methods = Object.entries(calls).map(([method, call]) => {
      const run = async (input: unknown) =>
        unwrap(await ask(`${service}.${method}`, input), call.output);
      return [method, run];
    });
    return [service, Object.fromEntries(methods)];
  });
  return Object.fromEntries(services) as Services;
}

export const client: Services = createClient((name, input) => bridge().ask(name, input));

const added = z.object({ batchId });

export async function addFiles(accountId: string, files: readonly File[]) {
  return unwrap(await bridge().addFiles(accountId, files), added);
}

/** Counts files in portions, each with the token that the one before it was answered with. */
export async function countFiles(files: readonly File[], token: string | null) {
  return unwrap(await bridge().countFiles(files, token), intakeCount);
}

/** What went wrong, as something that can be explained; anything unforeseen is a bug of ours, and reported. */
export function failureOf(error: unknown): Failure {
  if (error instanceof SatchelError) return error.failure;
  return bug(report(error, 'work'));
}
