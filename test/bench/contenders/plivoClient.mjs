import { readFileSync } from 'node:fs';
import plivo from 'plivo';

// The official client: `node plivoClient.mjs COUNT TASK`, COUNT files a request, one request at a time.
const task = JSON.parse(readFileSync(process.argv[3] ?? '', 'utf8'));
const count = Number(process.argv[2] ?? 1);
const client = new plivo.Client(task.authId, task.authToken, {
  url: `${task.baseUrl}/Account/${task.authId}`,
});
const before = process.memoryUsage.rss();
let most = before;
const look = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 25);
const began = performance.now();
let stored = 0;
for (let start = 0; start < task.paths.length; start += count) {
  const { objects } = await client.media.upload(task.paths.slice(start, start + count));
  stored += objects.length;
}
const ms = performance.now() - began;
clearInterval(look);
console.log(JSON.stringify({ ms, memoryGrowthBytes: most - before, stored }));
