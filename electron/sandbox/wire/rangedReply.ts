import type { Reply } from './reply.ts';

/** One range is served; several, or a broken one, get the whole as HTTP allows. */
export function rangedReply(whole: Reply, range: string | undefined): Reply {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return whole;
  const total = whole.body.length;
  const start = first === '' ? Math.max(0, total - Number(last)) : Number(first);
  const end = first === '' || last === '' ? total - 1 : Math.min(Number(last), total - 1);
  if (start > end) {
    return {
      status: 416,
      headers: { 'content-range': `bytes */${total}` },
      body: Buffer.alloc(0),
    };
  }
  return {
    ...whole,
    status: 206,
    headers: { ...whole.headers, 'content-range': `bytes ${start}-${end}/${total}` },
    body: whole.body.subarray(start, end + 1),
  };
}
