import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { nodeConfig } from '../../../build/bundle/nodeConfig.mjs';
import { survive } from './survive.ts';
import { surviveArchives } from './surviveArchives.ts';
import { surviveCopies } from './surviveCopies.ts';
import { surviveSaves } from './surviveSaves.ts';

/** `npm run prove -- kills` asks for more. */
const asked = process.env['SATCHEL_PROVE_KILLS'];
/** Those of copies take longer: whether a provider has what was on its way is looked for again and again. */
const killsOf = (client: keyof typeof lives) => Number(asked ?? (client === 'copies' ? 8 : 12));
let outDir = '';
beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'satchel-engine-'));
  await build(nodeConfig('engine', 'test/lives/kill/engine.ts', outDir));
}, 120_000);
afterAll(() => rmSync(outDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));

const lives = {
  removals: survive,
  messages: survive,
  archives: surviveArchives,
  saves: surviveSaves,
  copies: surviveCopies,
} as const;

it.each(['removals', 'messages', 'archives', 'saves', 'copies'] as const)(
  '%s lose and double nothing when they are killed again and again',
  { timeout: 60_000 + Number(asked ?? 12) * 6_000 },
  async (client) => {
    const kills = killsOf(client);
    const over = new AbortController();
    onTestFinished(() => over.abort());
    const program = join(outDir, 'engine.cjs');
    const seed = Number(process.env['SATCHEL_PROVE_SEED'] ?? 1);
    const life = await lives[client]({ program, client, seed, kills, over: over.signal });
    console.log(`${client}: ${life.kills} kills, ${life.inTheMiddle} in the middle`);
    expect(life.broken).toEqual([]);
    expect(life.kills).toBe(kills);
    expect(life.inTheMiddle).toBeGreaterThan(kills / 4);
  },
);
