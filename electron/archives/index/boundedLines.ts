const newline = 0x0a;

/**
 * The lines of a stream in UTF-8, without their ends; null in the place of each that is longer than `mostBytes`, which
 * is never in memory whole.
 */
export async function* boundedLines(
  body: AsyncIterable<Buffer>,
  mostBytes: number,
): AsyncGenerator<string | null> {
  let parts: Buffer[] = [];
  let bytes = 0;
  const line = () => {
    const whole = bytes > mostBytes ? null : Buffer.concat(parts).toString('utf8');
    parts = [];
    bytes = 0;
    return whole;
  };
  const take = (part: Buffer) => {
    bytes += part.length;
    if (bytes > mostBytes) parts = [];
    else parts.push(part);
  };
  for await (const chunk of body) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      take(chunk.subarray(from, end));
      yield line();
      from = end + 1;
    }
    if (from < chunk.length) take(chunk.subarray(from));
  }
  if (bytes > 0) yield line();
}
