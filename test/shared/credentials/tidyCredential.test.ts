import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tidyCredential } from '../../../shared/credentials/tidyCredential.ts';

const token = 'Zm9vYmFyYmF6cXV4-MDEy_NDU2Nzg5';

describe('tidyCredential', () => {
  it.each([
    ['a zero-width space', `\u200b${token}`, ['invisible']],
    ['a mark of direction, within', `${token.slice(0, 9)}\u200e${token.slice(9)}`, ['invisible']],
    ['a mark of the order of bytes', `\ufeff${token}`, ['invisible']],
    ['marks that isolate', `\u2066${token}\u2069`, ['invisible']],
    ['a soft hyphen', `${token.slice(0, 5)}\u00ad${token.slice(5)}`, ['invisible']],
    ['a control', `${token}\u0007`, ['invisible']],
    ['spaces that do not break', `\u00a0${token}\u202f`, ['spaces']],
    ['lines that were broken', `${token.slice(0, 9)}\r\n${token.slice(9)}\n`, ['spaces']],
    ['straight quotes', `"${token}"`, ['quotes']],
    ['curly quotes', `\u201c${token}\u201d`, ['quotes']],
    ['low quotes', `\u201e${token}\u201c`, ['quotes']],
    ['angled quotes', `\u00ab${token}\u00bb`, ['quotes']],
    ['backticks', `\`\`\`${token}\`\`\``, ['quotes']],
    ['brackets', `<${token}>`, ['quotes']],
    ['a comma of JSON', `"${token}",`, ['quotes']],
    ['a label', `Auth Token: ${token}`, ['label']],
    ['a label without a space', `authToken=${token}`, ['label']],
    ['a setting', `export TWILIO_AUTH_TOKEN="${token}"`, ['label', 'quotes']],
    ['a line of JSON', `"auth_token": "${token}",`, ['quotes', 'label']],
    ['a label with a wide colon', `API Key Secret\uff1a${token}`, ['lookalikes', 'label']],
    ['the word before it', `Bearer ${token}`, ['label']],
    ['a header', `Authorization: Bearer ${token}`, ['label']],
    [
      'all of it',
      `\u200b Auth Token:\u00a0\u201c${token}\u201d \n`,
      ['invisible', 'spaces', 'quotes', 'label'],
    ],
  ])('leaves out %s', (_name, pasted, left) => {
    const tidied = tidyCredential(pasted);
    expect(tidied.value).toBe(token);
    expect([...tidied.left].sort()).toEqual([...left].sort());
  });

  it.each([
    ['wide letters', '\uff2d\uff21\uff11\uff12', 'MA12'],
    ['letters of mathematics', '\u{1d40c}\u{1d400}12', 'MA12'],
    ['dashes that look like hyphens', 'a\u2010b\u2011c\u2013d\u2212e', 'a-b-c-d-e'],
  ])('makes %s plain', (_name, pasted, value) => {
    expect(tidyCredential(pasted)).toEqual({ value, left: ['lookalikes'] });
  });

  it.each([
    'https://example.signalwire.com',
    'https://example.signalwire.com/dashboard?tab=1#top',
    'http://example.signalwire.com:443/',
    'example.signalwire.com/api/laml',
    'example.signalwire.com.',
    'https://someone@example.signalwire.com/',
    'Space URL: "https://example.signalwire.com/"',
  ])('keeps the host of %s', (pasted) => {
    const { value, left } = tidyCredential(pasted, true);
    expect(value).toBe('example.signalwire.com');
    expect(left).toContain('address');
  });

  it('leaves the first part of a host as it is', () => {
    expect(tidyCredential('example', true)).toEqual({ value: 'example', left: [] });
  });

  const valid = fc.stringMatching(/^[A-Za-z0-9._~+/-][A-Za-z0-9._~+/=-]{0,63}$/);
  const named =
    /(?:secret|token|key|sid|id|url|password|name|plivo|twilio|signalwire|your|export|set|let|const|auth|account|api|access|project|space|service|conversation|messaging|user)[^:=]*=/i;

  it('never touches what may be a token', () => {
    fc.assert(
      fc.property(valid, (value) => {
        fc.pre(!named.test(value));
        expect(tidyCredential(value)).toEqual({ value, left: [] });
      }),
    );
  });

  it('leaves what it tidied as it is', () => {
    const noise = fc.constantFrom(
      '\u200b',
      '\ufeff',
      '\u00a0',
      ' ',
      '\n',
      '"',
      '\u201d',
      '`',
      'Auth Token: ',
      'Key=',
      '\uff21',
      '\u2013',
      ',',
      '<',
      'https://',
      '/',
    );
    const pasted = fc
      .array(fc.oneof(noise, valid), { maxLength: 8 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.oneof(pasted, fc.string({ unit: 'binary' })),
        fc.boolean(),
        (text, address) => {
          const { value } = tidyCredential(text, address);
          expect(tidyCredential(value, address)).toEqual({ value, left: [] });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('comes to an end with words that can be divided in many ways, and with a whole page', () => {
    const hostile = `${'conversationsid'.repeat(60)}!`;
    expect(tidyCredential(hostile)).toEqual({ value: hostile, left: [] });
    const page = 'token: '.repeat(1_000_000);
    expect(tidyCredential(page)).toEqual({ value: page, left: [] });
  });
});
