import { parseArgs } from 'node:util';
import type { SandboxOptions } from './sandbox.ts';

export type Flags =
  | { readonly ok: true; readonly options: SandboxOptions; readonly withParent: boolean }
  | { readonly ok: false; readonly sentence: string };

/** What the command line asks for, or the sentence that says what is wrong with it. */
export function parseFlags(args: readonly string[]): Flags {
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        items: { type: 'string' },
        latency: { type: 'string' },
        port: { type: 'string' },
        profile: { type: 'string' },
        protected: { type: 'boolean' },
        public: { type: 'boolean' },
        store: { type: 'string' },
        'with-parent': { type: 'boolean' },
      },
    }));
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'The flags could not be read.');
  }
  const { profile = 'seed', store } = values;
  const items = wholeNumber(values['items'], 1_000_000);
  if (items === null) return refuse('--items takes a whole number from 0 to 1000000.');
  const latencyMs = wholeNumber(values['latency'], 60_000);
  if (latencyMs === null) return refuse('--latency takes whole milliseconds from 0 to 60000.');
  const port = wholeNumber(values['port'], 65_535);
  if (port === null) return refuse('--port takes a port from 0 to 65535; 0 means any free one.');
  if (profile !== 'seed' && profile !== 'observed') {
    return refuse('--profile is either seed or observed.');
  }
  if (values['protected'] === true && values['public'] === true) {
    return refuse('--protected and --public exclude each other.');
  }
  if (store === '') return refuse('--store takes a folder.');
  return {
    ok: true,
    withParent: values['with-parent'] === true,
    options: {
      profile,
      ...(items !== undefined && { items }),
      ...(latencyMs !== undefined && { latencyMs }),
      ...(port !== undefined && { port }),
      ...(values['protected'] === true && { protected: true }),
      ...(values['public'] === true && { protected: false }),
      ...(typeof store === 'string' && { storeDir: store }),
    },
  };
}

function refuse(sentence: string): Flags {
  return { ok: false, sentence };
}

/** Answers undefined when the flag is not there, and null when it is no such number. */
function wholeNumber(value: string | boolean | undefined, most: number): number | null | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !/^\d{1,9}$/.test(value)) return null;
  return Number(value) <= most ? Number(value) : null;
}
