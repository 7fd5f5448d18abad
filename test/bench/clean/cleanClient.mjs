import { readFileSync } from 'node:fs';

// The official client, as its pages show it: one call after the other; what was deleted is looked for, as Satchel does.
const { access } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const { default: twilio } = await import('twilio');
const client = twilio(access.accountSid, access.authToken);
client.api.baseUrl = access.baseUrl;
const files = [];
for (const message of await client.messages.list()) {
  if (Number(message.numMedia) === 0) continue;
  for (const media of await client.messages(message.sid).media.list()) {
    files.push([message.sid, media.sid]);
  }
}
const cpu = process.cpuUsage();
const began = performance.now();
for (const [message, media] of files) {
  const file = client.messages(message).media(media);
  await file.remove();
  const found = await file.fetch().then(
    () => true,
    (error) => error.status !== 404,
  );
  if (found) throw new Error('it is there still, or cannot be asked for');
}
const ms = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
const outcome = { ms, cpuMs: (user + system) / 1e3, done: files.length, memoryGrowthBytes: 0 };
process.stdout.write(`${JSON.stringify(outcome)}\n`);
process.exit();
