import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { createTrust, systemAuthorities } from '../../electron/network/authorities.ts';
import { certificates } from '../base/support/certificates.ts';
import { inspection } from '../base/support/inspection.ts';
import { manualClock } from '../base/support/manualClock.ts';

async function bundle(text: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'satchel-authorities-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const path = join(dir, 'bundle.pem');
  await writeFile(path, text);
  return path;
}

test('a bundle’s authorities are taken, without those that are usual and what is none', async () => {
  const [usual = ''] = rootCertificates;
  const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
  const path = await bundle(
    [
      '# Company',
      inspection.authority,
      usual,
      certificates.good,
      broken,
      inspection.authority,
    ].join('\n'),
  );
  const found = await systemAuthorities({ platform: 'linux', env: { SSL_CERT_FILE: path } });
  expect(found.filter((pem) => pem === inspection.authority)).toHaveLength(1);
  for (const other of [usual, certificates.good, broken]) expect(found).not.toContain(other);
});

test('a bundle that is not there is none', async () => {
  const env = { SSL_CERT_FILE: '/nonexistent' };
  expect(await systemAuthorities({ platform: 'linux', env })).toEqual(
    await systemAuthorities({ platform: 'linux', env: {} }),
  );
});

test('nothing is read until a certificate was not believed, once for many, and later again', async () => {
  const clock = manualClock();
  const pems: string[] = [];
  let reads = 0;
  const trust = createTrust(async () => {
    reads += 1;
    return [...pems];
  }, clock);
  expect([trust.trust(), reads]).toEqual([undefined, 0]);
  pems.push(inspection.authority);
  await Promise.all([trust.learn(), trust.learn(), trust.learn()]);
  expect(reads).toBe(1);
  const first = trust.trust();
  expect(first).toBeDefined();
  await trust.learn();
  expect(reads).toBe(1);
  // The same authorities are the same trust, and others another.
  clock.pass(11_000);
  await trust.learn();
  expect(reads).toBe(2);
  expect(trust.trust()).toBe(first);
  clock.pass(11_000);
  pems.push(certificates.authority);
  await trust.learn();
  expect(trust.trust()).not.toBe(first);
});
