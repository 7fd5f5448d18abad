import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basicAuthorization } from '../../electron/http/authorization.ts';
import { cleanText, errorDetail } from '../../electron/http/httpDetail.ts';

const json = 'application/json';

test.each([
  ['{"api_id":"1","error":"not found"}', json, null, 'not found'],
  ['{"code":20003,"message":"Authenticate"}', json, '20003', 'Authenticate'],
  ['{"error":{"code":"E1","message":"no"}}', json, 'E1', 'no'],
  ['{"objects":[{"error_code":7,"error_message":"too large"}]}', json, '7', 'too large'],
  ['{"objects":[{"error_message":"a"},{"error_message":"b"}]}', json, null, null],
  ['{"code":20003,"detail":"Wrong token","message":"Error"}', json, '20003', 'Error'],
  ['{"type":"x","title":"Bad","status":400,"code":7,"detail":"no"}', json, '7', 'no'],
  ['{"errors":[{"code":"30010","message":"too dear"}]}', json, '30010', 'too dear'],
  ['{"errors":["not so","nor so"]}', json, null, 'not so'],
  ['{"errors":[],"message":"plain"}', json, null, 'plain'],
  [
    '<?xml version="1.0"?><TwilioResponse><RestException><Code>20404</Code><Message>It&apos;s &lt;gone&gt;</Message><Status>404</Status></RestException></TwilioResponse>',
    'application/xml',
    '20404',
    "It's <gone>",
  ],
  [
    '<Error><Code>AccessDenied</Code><Message><b/></Message></Error>',
    'text/xml; charset=utf-8',
    'AccessDenied',
    null,
  ],
  ['<Code>', 'application/xml', null, null],
  ['{}', json, null, null],
  ['[]', json, null, null],
  ['null', json, null, null],
  ['', json, null, null],
  ['out of\r\n\u202eorder', 'text/plain; charset=utf-8', null, 'out of order'],
  ['<html>Sign in</html>', 'text/html', null, null],
])('%s as %s says %j, %j', (body, contentType, code, detail) => {
  expect(errorDetail(body, contentType, [])).toEqual({ code, detail });
});

test('text is bounded, in one line and without the secret, wherever it stands', () => {
  const forms = basicAuthorization('MA1', 'canary/+€').secrets;
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.constantFrom(...forms),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      (before, secret, after) => {
        const text = cleanText(`${before}${secret}${after}`, forms) ?? '';
        expect(text.length).toBeLessThanOrEqual(300);
        expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        for (const form of forms) expect(text).not.toContain(form);
      },
    ),
  );
});
