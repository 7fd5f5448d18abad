import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFile, type FileFacts, type FileLimits } from '../../shared/upload.ts';

const limits: FileLimits = {
  maxFileBytes: 2_000_000,
  maxFilesPerRequest: 10,
  accepts: ['image/png', 'application/pdf'],
};
const fits: FileFacts = { readable: true, folder: false, sizeBytes: 1, contentType: 'image/png' };
const ruleOf = (facts: Partial<FileFacts>) => {
  const failure = checkFile({ ...fits, ...facts }, limits);
  return failure?.kind === 'file-rejected' ? failure.rule : failure;
};

describe('checkFile', () => {
  it.each<[Partial<FileFacts>, string | null]>([
    [{}, null],
    [{ sizeBytes: 2_000_000 }, null],
    [{ sizeBytes: 2_000_001 }, 'too-large'],
    [{ sizeBytes: 0 }, 'empty'],
    [{ sizeBytes: 0, contentType: null }, 'empty'],
    [{ sizeBytes: null }, 'unreadable'],
    [{ readable: false }, 'unreadable'],
    [{ folder: true, readable: false }, 'folder'],
    [{ contentType: null }, 'wrong-type'],
    [{ contentType: 'application/x-msdownload' }, 'wrong-type'],
  ])('judges %j as %s', (facts, rule) => {
    expect(ruleOf(facts)).toBe(rule);
  });

  it('takes a file only when all rules hold, and tells both figures when not', () => {
    const anyFacts = fc.record({
      readable: fc.boolean(),
      folder: fc.boolean(),
      sizeBytes: fc.option(fc.nat(4_000_000)),
      contentType: fc.option(fc.constantFrom('image/png', 'application/pdf', 'image/heic')),
    });
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const size = facts.sizeBytes ?? -1;
        const whole =
          facts.readable &&
          !facts.folder &&
          size > 0 &&
          size <= limits.maxFileBytes &&
          facts.contentType !== null &&
          limits.accepts.includes(facts.contentType);
        const failure = checkFile(facts, limits);
        expect(failure === null).toBe(whole);
        if (failure !== null) {
          expect(failure).toMatchObject({
            kind: 'file-rejected',
            sizeBytes: facts.sizeBytes,
            limitBytes: limits.maxFileBytes,
          });
        }
      }),
    );
  });
});
