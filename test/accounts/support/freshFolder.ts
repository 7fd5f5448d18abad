import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** An empty folder that is removed when the test ends. */
export function freshFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'satchel-test-'));
  onTestFinished(() =>
    rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  );
  return path;
}
