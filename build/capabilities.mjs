import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withCapabilities } from './capabilityTable.mjs';
import { root } from './setup/folders.mjs';
import { runCommand } from './setup/runCommand.mjs';
import { setUp } from './setup/setUp.mjs';

// Writes the table of capabilities into the README, from the providers themselves.
await runCommand(async () => {
  await setUp();
  const { runnerImport } = await import('vite');
  const load = async (/** @type {string} */ path) => (await runnerImport(join(root, path))).module;
  const { providers } = /** @type {typeof import('../electron/providers/registry.ts')} */ (
    await load('electron/providers/registry.ts')
  );
  const { describeProvider } =
    /** @type {typeof import('../electron/accounts/describeProvider.ts')} */ (
      await load('electron/accounts/describeProvider.ts')
    );
  const readme = join(root, 'README.md');
  const text = await readFile(readme, 'utf8');
  await writeFile(readme, withCapabilities(text, providers.map(describeProvider)));
  return 0;
});
