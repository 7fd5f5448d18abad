import { plural } from '../plural.ts';

/** Of one it is not said that it is one. */
const counted = (verb: string, count: number, what: string) =>
  `${verb} ${count === 1 ? what : plural(count, what)}`;

/** Links that are opened as anyone would open them, and links that are found again. */
export const checks = {
  action: (count: number, text: string) => (count === 1 ? 'Check link' : `Check ${text} links`),
  tooMany: (most: string) => `Satchel checks up to ${most} links at once. Select fewer items.`,
  title: (count: number, text: string) =>
    count === 1 ? 'Link check' : `Link check: ${text} links`,
  note: 'Opened without your credentials, as anyone else would.',
  progress: (done: string, of: string) => `Checking ${done} of ${of}…`,
  done: (count: number, text: string) => (count === 1 ? 'Checked 1 link' : `Checked ${text} links`),
  stopped: (done: string, of: string) => `Stopped after ${done} of ${of} links`,
  asOf: (when: string) => `As of ${when}`,
  stop: 'Stop',
  again: (count: number) => `Check ${plural(count, 'link')} again`,
  save: 'Save as CSV…',
  saved: (name: string) => `${name} saved`,
  close: 'Close',
  failed: 'Couldn’t check links',
  lost: 'This check is no longer in memory. Check the links again.',
  columns: { item: 'Item', result: 'Result', file: 'File' },
  until: (when: string) => `Works until ${when}`,
  waits: 'Queued',
  /** Where it leads, when nothing else is known of it. */
  unnamed: 'Link without an item',
  status: (status: number) => `HTTP ${status}`,
  hops: (count: number) => (count === 1 ? '1 redirect' : `${count} redirects`),
  noEnd: 'Works as long as the item',
  labelled: (declared: string) => `labeled ${declared}`,
  tally: (count: string, result: string) => `${count} ${result.toLowerCase()}`,
  /** Of several links that work. */
  work: 'work',
  /** What a stranger gets, and what can be done about it. */
  verdicts: {
    works: { title: 'Works', remedy: '' },
    gone: {
      title: 'Not found',
      remedy: 'The file was deleted or has expired. Upload it again, or use an archived copy.',
    },
    expired: { title: 'Link expired', remedy: 'Copy a fresh link to this item.' },
    protected: {
      title: 'Private',
      remedy:
        'Only someone with the account’s credentials can open it. Make its links public, or move the item to another account.',
    },
    'no-link': {
      title: 'No link',
      remedy: 'No link could be made for this item. Refresh the account, then check again.',
    },
    unsafe: {
      title: 'Not checked',
      remedy: 'It isn’t a plain https address on the internet, so Satchel didn’t open it.',
    },
    'other-bytes': {
      title: 'Different file',
      remedy:
        'The link works, but not with this item’s bytes. Copy its link again before you share it.',
    },
    page: {
      title: 'Web page',
      remedy: 'It opens a page, not the file. Check that the link is complete.',
    },
    refused: { title: 'Refused', remedy: 'The host rejected the request. Copy the link again.' },
    'moves-on': {
      title: 'Too many redirects',
      remedy: 'It redirects more than five times, and phones won’t follow that far.',
    },
    down: { title: 'Server error', remedy: 'The host has a problem. Check again later.' },
    busy: {
      title: 'Rate limited',
      remedy: 'The host is limiting requests. Check again in a minute.',
    },
    slow: { title: 'Too slow', remedy: 'It didn’t answer within 30 s. Check again later.' },
    unreachable: {
      title: 'Unreachable',
      remedy: 'The host wasn’t found or didn’t answer. Check the address and your connection.',
    },
    cut: { title: 'Incomplete', remedy: 'The download ended early or was empty. Check again.' },
    stopped: { title: 'Not checked', remedy: 'You stopped the check before this link.' },
  },
  same: {
    hash: 'Same file, compared whole',
    head: 'Same start and size',
    length: 'Same size',
    different: 'Different file',
    unknown: 'Not compared',
  },
  phone: {
    shows: 'Shows on phones',
    'may-shrink': 'Carriers may resize it',
    'too-large': 'Too large for many phones',
    'may-not-show': 'Some phones can’t show it',
    unknown: '',
  },
  fresh: {
    command: 'Get a fresh link…',
    meaning: 'Get a fresh link for one you paste',
    title: 'Get fresh links',
    box: 'Links',
    hint: 'Paste one link per line, expired ones too.',
    tooMany: (most: string) => `Only the first ${most} links are used.`,
    /** None while nothing was typed, or nothing of it was found. */
    copy: (count: number) =>
      count === 0 ? 'Copy fresh links' : counted('Copy', count, 'fresh link'),
    check: (count: number) => (count === 0 ? 'Check links' : counted('Check', count, 'link')),
    upload: (count: number) =>
      count === 1 ? 'Upload as a new file' : `Upload ${plural(count, 'file')}`,
    close: 'Close',
    show: 'Show',
    results: 'What the links lead to',
    /** The link of an item that is known. */
    item: (account: string) => `In ${account}`,
    gone: 'Expired or deleted, and there is no copy in an archive or on this computer.',
    goneArchived: 'Expired or deleted. An archive has a copy, so you can renew it.',
    goneHere: 'Expired or deleted. Its file is still on this computer, so you can renew it.',
    goneRenewed: 'Expired or deleted, but it was renewed.',
    renewing: 'Renewing…',
    notRenewed: 'Not renewed. Activity says why.',
    unknownItem: (account: string) =>
      `A link of ${account}, to an item Satchel hasn’t seen. Refresh the account, then try again.`,
    unnamedItem: (account: string) =>
      `A signed link of ${account}. It doesn’t name its item, and Satchel only knows the ones it copied.`,
    notConnected: (provider: string) =>
      `A ${provider} link, but none of your accounts has this item. Connect its account.`,
    foreign: (host: string) => `${host} isn’t one of your providers.`,
    noLink: 'Not a link. A link starts with https.',
    more: (count: number) => `${plural(count, 'more line')}`,
    found: 'Found by its link',
    failed: 'Couldn’t look up links',
  },
};
