import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHeadings, spanOf } from '../../../../../renderer/features/library/grid/heading.ts';
import type { endSpan } from '../../../../../shared/query/endSpans.ts';

const now = new Date(2026, 10, 29, 14, 30).getTime();
const day = (span: (typeof endSpan.options)[number] | undefined, on: string | null = null) =>
  ({ unit: 'day', day: on, span, start: 0, count: 1 }) as const;

it('says from when until when that is, here and in UTC, of all that lies ahead or has a date', () => {
  const heading = createHeadings()(now);
  const [local = '', utc = ''] = heading(day('tomorrow')).title.split('\n');
  expect(local).toContain('November 30, 2026');
  const midnight = new Date(2026, 10, 30);
  const iso = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ');
  expect(utc).toContain(iso(midnight));
  expect(utc).toContain(iso(new Date(new Date(2026, 11, 1).getTime() - 1)));
  expect(heading(day(undefined, '2026-12-24')).title).toContain('December 24, 2026');
  for (const span of ['over', 'none'] as const) expect(heading(day(span)).title).toBe('');
  expect(heading(day(undefined)).title).toBe('');
});

it('has the spans that lie ahead one after another, without a gap', () => {
  const ahead = ['hour', 'today', 'tomorrow', 'week'] as const;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), (at) => {
      const spans = ahead.flatMap((span) => spanOf(day(span), at) ?? []);
      for (const [n, { from, to }] of spans.entries()) {
        expect(from).toBeLessThanOrEqual(to);
        if (n > 0) expect(from).toBe((spans[n - 1]?.to ?? 0) + 1);
      }
    }),
  );
});
