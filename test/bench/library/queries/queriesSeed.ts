import { type Database, openDatabase } from '../../../../electron/database/database.ts';

export const accounts = ['shop', 'other', 'third'];
export const benchNow = Date.UTC(2026, 0, 1);

const words =
  'the summer holiday picture please see coupon invoice meeting tomorrow noon thanks for your order'
    .split(' ')
    .map((word, at) => `WHEN ${at} THEN '${word}'`)
    .join(' ');
/** A number that looks like chance, and is the same each time. */
const chance = (salt: number, below: number) =>
  `(abs(((n + ${salt}) * 48271 * ${salt}) % 2147483647) % ${below})`;
/** 24 signs of an id at a provider. */
const ref = (salt: number) =>
  `printf('%08x%08x%08x', ${chance(salt, 4_294_967_291)}, ${chance(salt + 6, 4_294_967_291)}, ${chance(salt + 8, 4_294_967_291)})`;
const word = (salt: number) => `CASE ${chance(salt, 15)} ${words} END`;
const number = (salt: number) => `'+1212' || printf('%07d', ${chance(salt, 20_000)} * 331)`;

/** A library as readings leave it, but at once: names, texts of ten words, people, three years. */
export function seedLibrary(path: string, items: number): Database {
  const database = openDatabase(path);
  for (const id of accounts) {
    database
      .prepare(`INSERT INTO accounts (id, provider_id, label, identity, practice, secret_place,
        public_fields, connected_at) VALUES (?, 'plivo', ?, 'MA', 0, 'session', '{}', 1)`)
      .run(id, id);
  }
  const text = Array.from({ length: 10 }, (_, at) => word(at + 3)).join(` || ' ' || `);
  database
    .prepare(`INSERT INTO media (account_id, ref, message_ref, direction, name, name_rank, content_type,
      kind, size_bytes, from_address, to_address, message_status, stored_at, used_at, expires_at,
      seen_at, message_text, from_name, conversation_ref, conversation_name)
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?1)
    SELECT CASE ${chance(31, 3)} WHEN 0 THEN 'shop' WHEN 1 THEN 'other' ELSE 'third' END,
      'ME' || ${ref(101)} || printf('%08x', n), 'MM' || ${ref(103)} || printf('%08x', n),
      CASE ${chance(37, 2)} WHEN 0 THEN 'inbound' ELSE 'outbound' END,
      ${word(41)} || ' ' || n || '.png', printf('%012d', ${chance(43, 999_999)}),
      CASE ${chance(47, 4)} WHEN 0 THEN 'video/mp4' WHEN 1 THEN 'application/pdf' ELSE 'image/png' END,
      CASE ${chance(47, 4)} WHEN 0 THEN 'video' WHEN 1 THEN 'pdf' ELSE 'image' END,
      ${chance(53, 5_000_000)}, ${number(59)}, ${number(61)},
      CASE ${chance(67, 3)} WHEN 0 THEN 'sent' ELSE 'delivered' END,
      ?2 - ${chance(71, 94_608_000)} * 1000, CASE ${chance(73, 2)} WHEN 0 THEN ?2 - n END,
      ?2 + ${chance(79, 7_776_000)} * 1000, ?2, ${text},
      CASE ${chance(83, 3)} WHEN 0 THEN 'Person ' || ${chance(89, 9_000)} END,
      'CH' || ${chance(97, 5_000)}, 'Talk ' || ${chance(97, 5_000)}
    FROM numbers`)
    .run(items, benchNow);
  return database;
}
