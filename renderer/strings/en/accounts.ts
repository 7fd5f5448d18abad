import { isolate } from './isolate.ts';
import { consoleOf } from './named.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

const leftOut = {
  invisible: 'invisible characters',
  spaces: 'spaces',
  quotes: 'quotation marks',
  label: 'the label',
  address: 'the rest of the address',
} as const;

export const accounts = {
  heading: 'Accounts',
  add: 'Connect an account',
  practice: 'Practice',
  practiceHint: 'A practice account on this computer. Nothing leaves it.',
  menu: (label: string) => `Options for ${label}`,
  refresh: 'Refresh',
  rename: 'Rename…',
  retention: 'How long files are kept',
  replaceSecret: 'Update token…',
  remove: 'Remove…',
  health: {
    idle: 'Up to date',
    never: 'Not loaded yet',
    syncing: 'Loading…',
    syncingOf: (seen: string, total: string) => `Loading ${seen} of ${total}`,
    failed: 'Couldn’t refresh',
    unread: (count: number, text: string) =>
      count === 1 ? 'Couldn’t read 1 item' : `Couldn’t read ${text} items`,
    sessionOnly: 'Token kept until you quit',
  },
  explore: 'Explore with practice accounts',
  exploring: 'Opening practice accounts…',
  connect: {
    title: 'Connect an account',
    provider: 'Provider',
    offers: {
      upload: (size: string) => `Files up to ${size}`,
      link: 'Links',
      remove: 'Delete',
      compose: 'Messages',
    },
    optional: 'optional',
    advised: 'recommended',
    label: 'Account name',
    labelHint: 'Any name you like, such as the project it’s for.',
    openConsole: (provider: string) => `Find the keys in the ${consoleOf(provider)}`,
    submit: 'Connect',
    pending: 'Checking…',
    cancel: 'Cancel',
    required: (field: string) => `Enter your ${field}`,
    requiredName: 'Enter a name',
    badPattern: (field: string, format: string | undefined) =>
      format === undefined
        ? `This doesn’t match the format of your ${field}`
        : `Your ${field} ${format}`,
    leftOut: (kinds: readonly (keyof typeof leftOut)[]) =>
      `Removed ${list.format(kinds.map((kind) => leftOut[kind]))}.`,
    madePlain: 'Changed full-width characters to plain ones.',
    filledIn: (fields: readonly string[]) => `Filled in ${list.format(fields)}.`,
    connected: (label: string) => `${isolate(label)} connected`,
    keychainReady: 'Your token is saved in your keychain and never shown again.',
    keychainWaiting: 'Unlock your keychain to continue.',
    sessionOnly: 'Satchel keeps your token until you quit, then asks for it again.',
  },
  replace: {
    title: (label: string) => `Update the token for ${isolate(label)}`,
    submit: 'Update token',
    done: (label: string) => `Token updated for ${isolate(label)}`,
    of: (identity: string) => `For ${identity}`,
    asItIs: 'Leave empty to keep it.',
  },
  renaming: {
    title: 'Rename account',
    label: 'Account name',
    submit: 'Rename',
    done: (label: string) => `Account renamed to ${isolate(label)}`,
  },
  removing: {
    title: (label: string) => `Remove ${isolate(label)}?`,
    lost: (items: string) => `Satchel will forget its token, its ${items} and its uploads.`,
    kept: (provider: string) => `Nothing is deleted at ${provider}.`,
    stops: (provider: string) =>
      `Deleting will stop. Items that aren’t deleted yet stay at ${provider}.`,
    practice: 'Practice accounts start over the next time you open them.',
    items: (count: number, text: string) => (count === 1 ? '1 item' : `${text} items`),
    submit: 'Remove account',
    leaveSecret: 'Remove, but leave the token',
    left: 'Its token would stay in your keychain. You can delete it there once the keychain works again.',
    cancel: 'Cancel',
    pending: 'Removing…',
    done: (label: string) => `${isolate(label)} removed`,
  },
  welcome: {
    title: 'Satchel',
    tagline: 'See, upload, and share the media in your messaging accounts before it expires.',
    exploreTitle: 'Look around first',
    exploreText:
      'Practice accounts with sample files, one for each provider. No sign-up, no internet.',
    connectTitle: 'Use your own account',
    connectText: (providers: string) =>
      `Works with ${providers}. Your token is saved in your keychain.`,
    footer: 'Satchel connects only to your providers.',
  },
};
