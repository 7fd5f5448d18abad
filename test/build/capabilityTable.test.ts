import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { capabilityTable, withCapabilities } from '../../build/capabilityTable.mjs';
import { root } from '../../build/setup/folders.mjs';
import { describeProvider } from '../../electron/accounts/describeProvider.ts';
import { providers } from '../../electron/providers/registry.ts';

const described = providers.map(describeProvider);

it('stands in the README as the code has it', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  expect(readme).toBe(withCapabilities(readme, described));
});

it('has a column a provider, and changes with what it can do', () => {
  const table = capabilityTable(described);
  for (const { label } of described) expect(table).toContain(`| ${label} |`);
  const without = described.map((info) => ({
    ...info,
    capabilities: { ...info.capabilities, upload: null },
  }));
  expect(capabilityTable(without)).not.toBe(table);
});
