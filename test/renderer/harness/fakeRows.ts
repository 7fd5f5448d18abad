import type { Account, ProviderInfo } from '../../../shared/account.ts';
import { accountId, batchId, jobId, mediaId, mediaRef, providerId } from '../../../shared/ids.ts';
import { kindOf, type MediaRow } from '../../../shared/media.ts';
import type { UploadJob } from '../../../shared/upload.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;
const accepts = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'video/mp4',
  'application/pdf',
  'text/plain',
];

export const provider: ProviderInfo = {
  id: providerId.parse('plivo'),
  label: 'Plivo',
  credentials: [
    {
      name: 'authId',
      label: 'Auth ID',
      hint: 'On the overview page of the console, under Account.',
      secret: false,
      pattern: '(MA|SA)[A-Z0-9]{18}',
      placeholder: 'MAXXXXXXXXXXXXXXXXXX',
    },
    {
      name: 'authToken',
      label: 'Auth Token',
      hint: 'Beside the Auth ID; press the eye to see it.',
      secret: true,
      pattern: null,
      placeholder: '',
    },
  ],
  retention: {
    unused: { kind: 'duration', ms: 6 * hour },
    used: { kind: 'duration', ms: year },
    certainty: 'documented',
  },
  capabilities: {
    upload: {
      limits: { maxFileBytes: 2_000_000, maxFilesPerRequest: 10, accepts },
      targets: null,
    },
    remove: null,
    link: { kind: 'public', lifeMs: null, canBeOpened: false },
    compose: null,
  },
  absences: {},
};

const labels = [
  'Practice account',
  'Harbour Clinic',
  'A subsidiary with an uncommonly long name, Ltd.',
];

export function fakeAccounts(count: number, kept = true): Account[] {
  return Array.from({ length: count }, (_, index) => ({
    id: accountId.parse(`account-${index}`),
    providerId: provider.id,
    label: labels[index % labels.length] ?? '',
    identity: `MA${'EXAMPLE'.repeat(3).slice(0, 18)}`,
    practice: index === 0,
    secretStore: index === 0 ? 'practice' : kept ? 'keychain' : 'session',
    connectedAt: Date.now() - hour,
    colour: index % 8,
  }));
}

const files: readonly (readonly [name: string, type: string])[] = [
  ['harbour-at-dawn.jpg', 'image/jpeg'],
  ['appointment-card.png', 'image/png'],
  ['delivery-window.pdf', 'application/pdf'],
  ['walkthrough.mp4', 'video/mp4'],
  ['confetti.gif', 'image/gif'],
  ['opening-hours.txt', 'text/plain'],
  ['storefront-autumn-2026-final.jpg', 'image/jpeg'],
  ['voice-note.mp3', 'audio/mpeg'],
  ['price-list.csv', 'text/csv'],
  ['contact.bin', 'application/octet-stream'],
];

const odd = [
  'a-very-long-file-name-that-somebody-exported-from-a-camera-and-never-once-renamed-20261121-101530-final-v2 (copy).jpeg',
  'فاتورة نوفمبر.jpg',
  'name‮gpj.exe with a direction mark.png',
  '"quotes" & <angle> brackets.jpg',
  '日本語のとても長いファイル名の写真です.png',
];

/** One made-up item, the same for the same index. */
export function fakeRow(index: number, accounts: number, oddNames: boolean): MediaRow {
  const [name, contentType] = files[(index * 7 + (index >> 3)) % files.length] ?? ['', ''];
  const oddName = odd[index % odd.length] ?? '';
  const ages = [0.2, 0.9, 1.4, 2.2, 3.1, 3.9, 4.4, 5.2, 5.75, 5.93, 7, 90, 2_000];
  const storedAt = Date.now() - (ages[Math.floor(index / 2) % ages.length] ?? 1) * hour - index;
  return {
    id: mediaId.parse(index + 1),
    accountId: accountId.parse(`account-${index % Math.max(1, accounts)}`),
    ref: mediaRef.parse(`5f0c1d52-7a31-4c0e-9b1e-${String(index).padStart(12, '0')}`),
    messageRef: null,
    direction: index % 5 === 0 ? 'outbound' : null,
    name: oddNames ? oddName : index % 31 === 30 ? null : name,
    contentType: oddNames ? 'image/jpeg' : contentType,
    kind: oddNames ? 'image' : kindOf(contentType),
    sizeBytes: index % 17 === 16 ? null : 20_000 + ((index * 79_919) % 1_960_000),
    storedAt,
    usedAt: null,
    fromAddress: null,
    toAddress: null,
    messageStatus: null,
    fromName: null,
    toName: null,
    conversationName: null,
    textStart: null,
    width: null,
    height: null,
    durationMs: null,
    placeholder: null,
    archived: index % 4 === 1,
    seenAt: Date.now() - 60_000,
    goneAt: index % 23 === 22 ? Date.now() - hour : null,
  };
}

export function fakeJobs(): UploadJob[] {
  const base = (index: number, name: string, contentType: string | null, sizeBytes: number) => ({
    id: jobId.parse(`job-${index}`),
    accountId: accountId.parse('account-0'),
    batchId: batchId.parse('batch-1'),
    position: index,
    name,
    sizeBytes,
    contentType,
    addedAt: Date.now(),
    attempt: 1,
  });
  const limits = { limitBytes: 2_000_000, accepts };
  return [
    {
      ...base(0, 'harbour-at-dawn.jpg', 'image/jpeg', 1_400_000),
      state: 'stored',
      mediaId: mediaId.parse(1),
      storedAt: Date.now(),
    },
    {
      ...base(1, 'walkthrough.mp4', 'video/mp4', 1_900_000),
      state: 'sending',
      sentBytes: 820_000,
      committing: false,
    },
    {
      ...base(2, 'delivery-window.pdf', 'application/pdf', 240_000),
      state: 'sending',
      sentBytes: 240_000,
      committing: true,
    },
    {
      ...base(3, 'storefront-autumn-2026-final-large-for-print.jpg', 'image/jpeg', 2_412_000),
      state: 'failed',
      failure: {
        kind: 'file-rejected',
        rule: 'too-large',
        sizeBytes: 2_412_000,
        foundType: 'image/jpeg',
        ...limits,
      },
    },
    {
      ...base(4, 'holiday.png', null, 88_000),
      state: 'failed',
      failure: {
        kind: 'file-rejected',
        rule: 'wrong-type',
        sizeBytes: 88_000,
        foundType: null,
        ...limits,
      },
    },
    {
      ...base(5, 'confetti.gif', 'image/gif', 512_000),
      state: 'waiting',
      untilAt: Date.now() + 14_000,
      failure: { kind: 'rate-limited', retryAfterMs: 14_000 },
    },
    { ...base(6, 'opening-hours.txt', 'text/plain', 812), state: 'queued' },
    {
      ...base(7, 'price-list.txt', 'text/plain', 1_500),
      state: 'failed',
      failure: { kind: 'provider-down', cause: 'status', status: 500, retryAfterMs: null },
    },
  ];
}
