import { isolate } from '../isolate.ts';

const items = (count: number, text: string) => (count === 1 ? '1 item' : `${text} items`);

/** How much accounts and views have, and of what. */
export const holdings = {
  action: 'Storage…',
  title: 'Storage',
  everything: 'All accounts',
  loading: 'Adding up…',
  failed: 'Couldn’t add up',
  again: 'Try again',
  empty: 'No media',
  close: 'Close',
  items,
  total: (count: number, text: string, size: string) => `${items(count, text)}, ${size}`,
  totalUnsized: (count: number, text: string) => `${items(count, text)}, size unknown`,
  known: (text: string, of: string, share: string) =>
    `Sizes known for ${text} of ${of} items (${share})`,
  learn: 'Get missing sizes',
  learning: 'Getting sizes…',
  stop: 'Stop',
  learnt: (count: number, text: string) => (count === 1 ? 'Got 1 size.' : `Got ${text} sizes.`),
  untold: (count: number, text: string) =>
    count === 1 ? '1 item has no size to get.' : `${text} items have no size to get.`,
  leftAlone: (account: string, why: string) => `${isolate(account)}: ${why}`,
  count: 'Items',
  size: 'Size',
  unknown: 'Unknown',
  partly: (size: string, unsized: string) => `${size} + ${unsized} unknown`,
  kind: 'Kind',
  age: 'Added',
  direction: 'Direction',
  people: 'Number',
  kinds: {
    image: 'Images',
    video: 'Videos',
    audio: 'Audio',
    pdf: 'PDFs',
    text: 'Text files',
    other: 'Other files',
  },
  ages: {
    day: 'Last 24 hours',
    week: '1 to 7 days ago',
    month: '7 to 30 days ago',
    quarter: '30 to 91 days ago',
    year: '91 to 365 days ago',
    older: 'More than 365 days ago',
    undated: 'No date',
  },
  directions: { inbound: 'Received', outbound: 'Sent', none: 'Not in a message' },
  most: (text: string, of: string) =>
    `The largest ${text} of ${of}. Each item counts for its sender and its recipient.`,
  both: 'Each item counts for its sender and its recipient.',
};
