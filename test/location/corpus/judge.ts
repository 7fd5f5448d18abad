import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Judged {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A latitude, a longitude, or both at once, by whatever name ExifTool has for it. */
const coordinate =
  /(?:^|:)(?:GPS(?:Dest)?(?:Latitude|Longitude|Longtitude|Coordinates|Position)|LocationInformation|Location|GeoTag)(?:$|[^a-z])/i;
const number = /[1-9]/;

/** What ExifTool reads of places in each file, by name; throws where it is not installed. */
export function judge(files: readonly Judged[]): Map<string, string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'satchel-judge-'));
  try {
    for (const { name, bytes } of files) writeFileSync(join(dir, name), bytes);
    const asked = ['-ee', '-G3:1', '-a', '-u', '-n', '-j', '-q', '-q', '-m', dir];
    const found = new Map<string, string[]>();
    for (const record of read(execFile(asked))) {
      const name = String(record.SourceFile ?? '').slice(dir.length + 1);
      const told = Object.entries(record).flatMap(([tag, value]) => {
        const text = JSON.stringify(value);
        return coordinate.test(tag) && !/Ref$/.test(tag) && number.test(text)
          ? [`${tag}=${text}`]
          : [];
      });
      found.set(name, told);
    }
    return found;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function execFile(args: readonly string[]): string {
  try {
    return execFileSync('exiftool', args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  } catch (error) {
    // It ends so where one of the files is none that it knows.
    if (error instanceof Error && 'stdout' in error && `${error.stdout}`.startsWith('[')) {
      return `${error.stdout}`;
    }
    throw error;
  }
}

function read(text: string): Record<string, unknown>[] {
  const records: unknown = JSON.parse(text);
  return Array.isArray(records) ? records : [];
}
