import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSignalwireLink, readTwilioLink } from '../../../electron/providers/laml/readLink.ts';
import { readMcsLink } from '../../../electron/providers/mcs/readLink.ts';
import { readPlivoLink } from '../../../electron/providers/plivo/readLink.ts';
import { providers } from '../../../electron/providers/registry.ts';

const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((signs) => signs.join(''));
const ac = hex(32).map((rest) => `AC${rest}`);
const me = hex(32).map((rest) => `ME${rest}`);
const mm = hex(32).map((rest) => `MM${rest}`);
const is = hex(32).map((rest) => `IS${rest}`);
const authId = hex(18).map((rest) => `MA${rest.toUpperCase()}`);
const query = fc.constantFrom('', '?Expires=1735689600&Signature=ab~c&Key-Pair-Id=K1');
const none: readonly string[] = [];

describe('links of Twilio Messaging', () => {
  it('name account, message and item in every form and region', () => {
    const host = fc.constantFrom('api', 'api.dublin.ie1', 'api.us1', 'api.sydney.au1');
    const ending = fc.constantFrom('', '.json', '.xml');
    const plural = fc.constantFrom('Messages', 'Message');
    fc.assert(
      fc.property(host, ac, plural, mm, me, ending, (region, account, word, message, ref, end) => {
        const url = `https://${region}.twilio.com/2010-04-01/Accounts/${account}/${word}/${message}/Media/${ref}${end}`;
        expect(readTwilioLink(new URL(url), none)).toEqual({
          account,
          item: { ref, messageRef: message },
        });
      }),
    );
  });

  it('name the account alone where they are signed', () => {
    const start = fc.constantFrom(
      'https://mms.twiliocdn.com',
      'https://media.twiliocdn.com',
      'https://s3-external-1.amazonaws.com/media.twiliocdn.com',
    );
    fc.assert(
      fc.property(start, ac, hex(32), query, (host, account, file, signed) => {
        const form = readTwilioLink(new URL(`${host}/${account}/${file}${signed}`), none);
        expect(form).toEqual({ account, item: null });
      }),
    );
  });
});

describe('links of the others', () => {
  it('name account and item at Plivo', () => {
    const start = fc.constantFrom(
      'https://media.plivo.com',
      'https://aps1.media.plivo.com',
      'https://api.plivo.com/v1',
    );
    const carried = fc.option(
      fc.uuid().map((id) => `Message/${id}/`),
      { nil: '' },
    );
    const slash = fc.constantFrom('', '/');
    fc.assert(
      fc.property(start, authId, carried, fc.uuid(), slash, (host, account, message, ref, end) => {
        const url = new URL(`${host}/Account/${account}/${message}Media/${ref}${end}`);
        expect(readPlivoLink(url, none)).toEqual({ account, item: { ref, messageRef: null } });
      }),
    );
  });

  it('name project, message and item at SignalWire', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.uuid(), (account, messageRef, ref) => {
        const path = `2010-04-01/Accounts/${account}/Messages/${messageRef}/Media/${ref}`;
        for (const url of [
          `https://example.signalwire.com/api/laml/${path}`,
          `https://example.signalwire.com/${path}.json`,
        ]) {
          const form = readSignalwireLink(new URL(url), none);
          expect(form).toEqual({ account, item: { ref, messageRef } });
        }
      }),
    );
  });

  it('name the item in Conversations, by its service or without it', () => {
    fc.assert(
      fc.property(fc.constantFrom('us1', 'ie1'), is, me, query, (region, service, sid, signed) => {
        const whole = `https://mcs.${region}.twilio.com/v1/Services/${service}/Media/${sid}`;
        for (const url of [whole, `${whole}/Content`]) {
          expect(readMcsLink(new URL(url), none)).toEqual({
            account: null,
            item: { ref: `${service}/${sid}`, messageRef: null },
          });
        }
        const short = new URL(`https://media.${region}.twilio.com/${sid}${signed}`);
        expect(readMcsLink(short, none)).toEqual({ account: null, item: { endsWith: sid } });
      }),
    );
  });
});

describe('what is no link of a provider', () => {
  const paths = [
    `/2010-04-01/Accounts/AC${'a'.repeat(32)}/Messages/MM${'b'.repeat(32)}/Media/ME${'c'.repeat(32)}`,
    `/AC${'a'.repeat(32)}/${'d'.repeat(32)}`,
    `/media.twiliocdn.com/AC${'a'.repeat(32)}/${'d'.repeat(32)}`,
    '/Account/MAAAAAAAAAAAAAAAAAAA/Media/5f0c',
    `/v1/Services/IS${'a'.repeat(32)}/Media/ME${'c'.repeat(32)}`,
    `/ME${'c'.repeat(32)}`,
  ];

  it('is read by none of them, however much its path looks like one', () => {
    const hosts = [
      'https://example.com',
      'https://api.twilio.com.example.com',
      'https://nottwilio.com',
      'https://evilmms.twiliocdn.com',
      'https://mms.twiliocdn.com.evil.example',
      'https://media.plivo.com.evil.example',
      'https://media.plivo.com:8443',
      'http://media.plivo.com',
      'http://mms.twiliocdn.com',
      'https://evil.example/media.plivo.com',
      'http://127.0.0.1:8080',
    ];
    for (const host of hosts) {
      for (const path of paths) {
        for (const { id, readLink } of providers) {
          expect({ id, host, path, form: readLink(new URL(host + path), none) }).toEqual({
            id,
            host,
            path,
            form: null,
          });
        }
      }
    }
  });

  it('never throws, whatever the path is', () => {
    const host = fc.constantFrom(
      'https://api.twilio.com',
      'https://mms.twiliocdn.com',
      'https://media.us1.twilio.com',
      'https://mcs.us1.twilio.com',
      'https://media.plivo.com',
      'https://a.signalwire.com',
    );
    fc.assert(
      fc.property(host, fc.webPath(), fc.constantFrom('', '/%', '/%zz'), (start, path, tail) => {
        const url = new URL(`${start}${path}${tail}`);
        for (const { readLink } of providers) expect(() => readLink(url, none)).not.toThrow();
      }),
    );
  });

  it('is on this machine only where the account is', () => {
    const url = new URL(`http://127.0.0.1:9/ME${'c'.repeat(32)}`);
    expect(readMcsLink(url, ['https://mcs.us1.twilio.com'])).toBeNull();
    expect(readMcsLink(url, ['http://127.0.0.1:8'])).not.toBeNull();
  });
});
