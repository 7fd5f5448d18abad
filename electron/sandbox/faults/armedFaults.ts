import type { SeenRequest } from '../wire/seenRequest.ts';
import type { Fault as FaultOf, Trouble } from './fault.ts';

/** A fault of any provider, registered or not. */
type Fault = FaultOf<string, string>;

/** Armed faults, in the order in which they were armed. */
export interface ArmedFaults {
  arm(fault: Fault): void;
  clear(): void;
  /** The troubles of this request; each counts as used. */
  take(request: SeenRequest): Trouble[];
}

interface ArmedFault {
  readonly fault: Fault;
  skip: number;
  left: number;
}

export function createArmedFaults(): ArmedFaults {
  let armed: ArmedFault[] = [];
  return {
    arm(fault) {
      armed.push({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 });
    },
    clear() {
      armed = [];
    },
    take(request) {
      const taken: Trouble[] = [];
      for (const entry of armed) {
        if (!matches(entry.fault, request)) continue;
        if (entry.skip > 0) {
          entry.skip -= 1;
          continue;
        }
        entry.left -= 1;
        taken.push(entry.fault);
      }
      armed = armed.filter((entry) => entry.left > 0);
      return taken;
    },
  };
}

function matches(fault: Fault, request: SeenRequest): boolean {
  if (fault.method !== undefined && fault.method !== request.method) return false;
  if (fault.host !== undefined && fault.host !== request.host) return false;
  if (fault.route !== undefined && fault.route !== request.route) return false;
  return fault.when === undefined || fault.when(request);
}

type Kind = Trouble['kind'];

/** The first trouble of a kind. */
export function troubleOf<K extends Kind>(
  troubles: readonly Trouble[],
  kind: K,
): Extract<Trouble, { kind: K }> | undefined {
  return troubles.find(
    (trouble): trouble is Extract<Trouble, { kind: K }> => trouble.kind === kind,
  );
}
