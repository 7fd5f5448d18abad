import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000001000000010008020000009d97d0e8',
  'hex',
);

/** Small pictures by their header and size, no two alike in any folder of one run; their paths. */
export function manyFiles(dir: string, count: number, seed: number): string[] {
  mkdirSync(dir, { recursive: true });
  const bytes = Buffer.alloc(2_000);
  png.copy(bytes);
  return Array.from({ length: count }, (_, index) => {
    const path = join(dir, `holiday-${index}.png`);
    bytes.writeUInt32BE(seed, 40);
    bytes.writeUInt32BE(index, 44);
    writeFileSync(path, bytes);
    return path;
  });
}
