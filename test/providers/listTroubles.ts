const down = (cause: string, status: number | null = null) => ({
  kind: 'provider-down',
  cause,
  status,
});
/** What can come in place of a list, and the failure that it means for every API. */
export const listTroubles = [
  [
    '429 with Retry-After',
    { kind: 'answer', status: 429, headers: { 'retry-after': '90' } },
    { kind: 'rate-limited', retryAfterMs: 90_000 },
  ],
  ['429', { kind: 'answer', status: 429 }, { kind: 'rate-limited', retryAfterMs: null }],
  [
    '403',
    { kind: 'answer', status: 403, body: { error: 'not here' } },
    { kind: 'forbidden', detail: null, said: 'not here' },
  ],
  [
    '400',
    { kind: 'answer', status: 400, body: { error: 'bad limit' } },
    { kind: 'provider-refused', status: 400, said: 'bad limit' },
  ],
  ['500', { kind: 'answer', status: 500, body: 'oops' }, down('status', 500)],
  [
    'a portal',
    { kind: 'answer', status: 200, body: '<html>', headers: { 'content-type': 'text/html' } },
    down('unreadable-answer', 200),
  ],
  ['malformed', { kind: 'malformed' }, down('unreadable-answer', 200)],
  ['truncated', { kind: 'truncate' }, down('cut-answer')],
  ['reset', { kind: 'reset' }, down('cut-answer')],
  ['silent', { kind: 'hang' }, down('timed-out')],
  ['dripping', { kind: 'drip', bytesPerSecond: 20 }, down('timed-out')],
  ['redirected', { kind: 'redirect', location: 'http://127.0.0.1:1/' }, down('redirected')],
] as const;
