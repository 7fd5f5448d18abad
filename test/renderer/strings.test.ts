import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { en } from '../../renderer/strings/en.ts';

const electron = fileURLToPath(new URL('../../electron/', import.meta.url));

/** Words with a hyphen that the main process lets travel with a failure, as against sentences. */
function saidByMain(): Set<string> {
  const files = readdirSync(electron, { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((path) => path.endsWith('.ts') && !path.startsWith('sandbox'))
    .flatMap((path) => [
      ...readFileSync(join(electron, path), 'utf8').matchAll(
        /(?:refuse\(|detail: )'([a-z]+(?:[-:][a-z]+)+)'/g,
      ),
    ]);
  return new Set(found.flatMap(([, word]) => word ?? []));
}

it('has a sentence for every reason of the main process', () => {
  const said = saidByMain();
  expect(said.size).toBeGreaterThan(10);
  expect([...said].filter((word) => !Object.hasOwn(en.details, word))).toEqual([]);
});
