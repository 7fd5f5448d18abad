import { readFileSync } from 'node:fs';

// The official client, as its pages show it: one call after the other.
const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const { access } = task;

async function readTwilio() {
  const { default: twilio } = await import('twilio');
  const client = twilio(access.accountSid, access.authToken);
  client.api.baseUrl = access.baseUrl;
  return async () => {
    let held = 0;
    for (const message of await client.messages.list()) {
      if (Number(message.numMedia) === 0) continue;
      held += (await client.messages(message.sid).media.list()).length;
    }
    return held;
  };
}

async function readPlivo() {
  const { default: plivo } = await import('plivo');
  const url = `${access.baseUrl}/Account/${access.authId}`;
  const client = new plivo.Client(access.authId, access.authToken, { url });
  return async () => {
    let held = 0;
    for (;;) {
      const page = await client.media.list({ limit: 20, offset: held });
      const found = Array.from(page).length;
      held += found;
      if (found < 20) return held;
    }
  };
}

const read = await (task.provider === 'plivo' ? readPlivo() : readTwilio());
const cpu = process.cpuUsage();
const began = performance.now();
const held = await read();
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
const outcome = { ms, cpuMs: (user + system) / 1e3, held, memoryGrowthBytes: 0 };
process.stdout.write(`${JSON.stringify(outcome)}\n`);
process.exit();
