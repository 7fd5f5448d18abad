import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PicGo } from 'picgo';

// PicGo's core with an uploader as small as they come: `node picgo.mjs TASK`.
const task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const configPath = join(task.dir, 'config.json');
writeFileSync(
  configPath,
  JSON.stringify({
    picBed: { uploader: 'bench', current: 'bench' },
    picgoPlugins: {},
    silent: true,
  }),
);
const picgo = new PicGo(configPath);
picgo.setConfig({ silent: true });
picgo.helper.uploader.register('bench', {
  async handle(ctx) {
    for (const image of ctx.output) {
      const form = new FormData();
      const bytes = image.buffer ?? Buffer.from(image.base64Image ?? '', 'base64');
      form.append('file', new Blob([bytes], { type: 'image/png' }), image.fileName);
      const answer = await ctx.request({
        method: 'POST',
        url: `${task.baseUrl}/Account/${task.authId}/Media/`,
        auth: { username: task.authId, password: task.authToken },
        data: form,
        resolveWithFullResponse: true,
      });
      image.imgUrl = answer.data.objects[0].media_url;
    }
    return ctx;
  },
});
const before = process.memoryUsage.rss();
let most = before;
const look = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 25);
const began = performance.now();
const output = await picgo.upload(task.paths);
const ms = performance.now() - began;
clearInterval(look);
if (!Array.isArray(output)) throw output;
const stored = output.filter((image) => image.imgUrl !== undefined).length;
console.log(`\n${JSON.stringify({ ms, memoryGrowthBytes: most - before, stored })}`);
process.exit(0);
