import type {
  ForbiddenDetail,
  InputDetail,
  RefusalDetail,
} from '../../../shared/failureDetails.ts';

export interface DetailWords {
  /** In place of what is said of every such failure, like the remedy. */
  readonly title?: string;
  /** One that names the provider is told with its name as it begins a sentence. */
  readonly why: string | ((Provider: string) => string);
  readonly remedy?: string;
}

/** What Satchel itself says of a request that cannot be used, by the word that travels with the failure. */
export const inputDetails: Readonly<Record<InputDetail, DetailWords>> = {
  'already-connected': {
    title: 'Already connected',
    why: 'This account is already in Satchel.',
    remedy: 'Find it in the list on the left.',
  },
  'begun-already': {
    title: 'Nothing left to upload',
    why: 'Another upload already copied these items or is copying them now.',
  },
  'call-too-large': {
    why: 'Satchel’s window asked for too much at once.',
    remedy: 'Try again with fewer items.',
  },
  'call-unfit': {
    why: 'Satchel’s window sent an invalid request.',
    remedy: 'Try again. If it happens again, report what you did.',
  },
  'call-unknown': {
    why: 'Satchel’s window sent an unknown request.',
    remedy: 'Quit and reopen Satchel.',
  },
  'cannot-link': {
    why: (Provider) => `${Provider} doesn’t offer links.`,
    remedy: 'Look for the item in the provider’s console.',
  },
  'cannot-remove': { why: (Provider) => `${Provider} has no way to delete it.` },
  'cannot-renew': {
    why: 'This account doesn’t keep new uploads.',
    remedy: 'Copy it to another account.',
  },
  changed: {
    title: 'Nothing was deleted',
    why: 'More items were added to the message after you confirmed.',
    remedy: 'Check what it contains now, then delete it again.',
  },
  'credentials-unusable': {
    why: 'The credentials contain characters that can’t be part of them.',
    remedy: 'Copy them again from the provider’s console.',
  },
  field: {
    why: 'A value is missing or doesn’t have the right format.',
    remedy: 'Check the marked field, then try again.',
  },
  'files-not-heard': {
    why: 'Too much time passed since you dropped or pasted the files.',
    remedy: 'Drop or paste them again.',
  },
  'files-unfit': {
    why: 'Satchel couldn’t read what was dropped or pasted.',
    remedy: 'Try fewer files, or choose them from disk.',
  },
  'link-busy': {
    why: 'The website is answering too many requests right now.',
    remedy: 'Wait a minute and try again.',
  },
  'link-cut': {
    why: 'The connection broke before the whole file arrived.',
    remedy: 'Try again, or save the file in your browser, then add it.',
  },
  'link-down': {
    why: 'The website has a problem and sent no file.',
    remedy: 'Try again later.',
  },
  'link-gone': {
    why: 'There’s nothing at this address anymore.',
    remedy: 'Check the link in a browser.',
  },
  'link-is-page': {
    why: 'The link leads to a web page, not to a file.',
    remedy: 'Open the page, then drag the picture or copy the address of the file.',
  },
  'link-moves-on': {
    why: 'The link redirects too many times.',
    remedy: 'Save the file in your browser, then add it.',
  },
  'link-no-file': {
    why: 'The link doesn’t lead to a file that Satchel can upload.',
    remedy: 'Check the link in a browser.',
  },
  'link-not-heard': {
    why: 'Too much time passed since you dropped or pasted the link.',
    remedy: 'Drop or paste it again.',
  },
  'link-not-https': {
    why: 'Only links that start with https:// work.',
    remedy: 'Save the file in your browser, then add it.',
  },
  'link-not-public': {
    why: 'The link doesn’t lead to the public internet.',
    remedy: 'Save the file in your browser, then add it.',
  },
  'link-refused': {
    why: 'The website doesn’t let Satchel download the file.',
    remedy: 'Save the file in your browser, then add it.',
  },
  'link-slow': {
    why: 'The website took too long to send the file.',
    remedy: 'Try again, or save the file in your browser, then add it.',
  },
  'link-too-long': {
    title: 'No QR code',
    why: 'This link is too long for one.',
    remedy: 'Copy the link instead.',
  },
  'link-unreadable': {
    why: 'The website sent the file compressed in a way Satchel doesn’t know.',
    remedy: 'Save the file in your browser, then add it.',
  },
  'link-with-credentials': {
    why: 'The link contains a user name or password.',
    remedy: 'Save the file in your browser, then add it.',
  },
  'links-ended': {
    title: 'Nothing was sent',
    why: 'The links to the files expire before the provider can download them.',
    remedy: 'Go back and review the message again to get new links.',
  },
  'no-compose': { why: 'This account can’t send messages.' },
  'no-copies': {
    why: 'No account here can store smaller copies for this message.',
    remedy: 'Remove some files, or connect an account with uploads and public links.',
  },
  'no-message': { why: (Provider) => `${Provider} can’t delete its message.` },
  'not-archived': {
    why: 'It couldn’t be archived first, so it wasn’t deleted.',
    remedy: 'Check the archive folder, and try again.',
  },
  'no-targets': {
    why: 'This account has no conversations to upload to.',
    remedy: 'Choose the account again, without a conversation.',
  },
  'no-upload': {
    why: 'This account doesn’t take uploads.',
    remedy: 'Choose another account.',
  },
  'nothing-to-send': { why: 'A message needs text or a file.' },
  'other-account': { why: 'It belongs to another account. A message can only use its own.' },
  practice: {
    why: 'Practice items work with practice accounts, and real items with real accounts.',
  },
  provider: { why: 'Satchel doesn’t know this provider.', remedy: 'Choose another one.' },
  receiver: {
    why: 'Enter the recipient’s number with + and the country code.',
  },
  secret: {
    why: 'This token is empty or contains characters that can’t be saved.',
    remedy: 'Copy it again from the provider’s console.',
  },
  sender: {
    why: 'The sender must be a number with + and the country code, or one of this account’s sender names or pools.',
  },
  'sender-and-receiver': {
    why: 'A message can’t go from WhatsApp to a phone number, or the other way round.',
    remedy: 'Use WhatsApp for both, or phone numbers for both.',
  },
  'target-needed': {
    why: 'This account only takes uploads to a conversation.',
    remedy: 'Choose the account again, and a conversation.',
  },
  'text-too-long': { why: 'The text is too long for this account.' },
  token: {
    title: 'Confirm again',
    why: 'This was confirmed more than ten minutes ago, or is already done.',
    remedy: 'Start again to see how things are now.',
  },
  'too-many': {
    why: 'You can do this with up to 1,000,000 items at once.',
    remedy: 'Select fewer items.',
  },
  'too-many-files': { why: 'A message can’t have this many files.' },
  unusable: {
    why: 'It contains an address or type that Satchel can’t use.',
    remedy: 'Try again. If it happens again, report what you did.',
  },
  'wrong-count': { why: 'That isn’t how many items there are.', remedy: 'Type the number again.' },
};

/** What Satchel itself does not allow. */
export const forbiddenDetails: Readonly<Record<ForbiddenDetail, DetailWords>> = {
  'link-protected': {
    title: 'Links are private in this account',
    why: 'Only someone who signs in to the account can open them, so nothing was copied.',
    remedy: 'The item’s details show how to make links public.',
  },
  'not-asked': {
    title: 'Nothing was done',
    why: 'This needs a click or a key press.',
    remedy: 'Try again.',
  },
  'other-page': {
    title: 'Nothing was done',
    why: 'The request didn’t come from Satchel’s own window.',
    remedy: 'Quit and reopen Satchel.',
  },
  'page-not-listed': {
    title: 'Page not opened',
    why: 'Satchel only opens the providers’ own pages.',
    remedy: 'Open it in your browser.',
  },
};

/** What Satchel knows of a provider's refusal; the provider is quoted beside it where `quotes` says so. */
export const refusalDetails: Readonly<
  Record<RefusalDetail, DetailWords & { readonly quotes?: true }>
> = {
  'account-suspended': { why: 'The account is suspended.' },
  'file-not-fetched': { why: 'A file couldn’t be downloaded from its link.' },
  'files-not-there-yet': {
    why: 'The message has just arrived, and its files aren’t ready yet.',
    remedy: 'Try again in a minute.',
  },
  'files-too-large': { why: 'The files are too large for one message.' },
  'in-no-conversation': {
    why: 'It isn’t in a conversation, so it can’t be deleted.',
    remedy: 'It expires in a few minutes.',
  },
  'link-unusable': { why: 'The link to a file doesn’t work.' },
  'media-too-large': { why: 'The files and text are larger than 5 MB together.' },
  'message-unfinished': {
    why: 'The message is still being sent.',
    remedy: 'Try again when it’s delivered or failed, which can take an hour.',
  },
  'no-conversation': { why: 'This conversation doesn’t exist.' },
  'no-credit': { why: 'The account is out of credit or suspended.' },
  'not-attached': {
    why: 'The file was uploaded, but couldn’t be added to the conversation.',
    quotes: true,
  },
  'not-attached-gone': {
    why: 'The file was uploaded, but the conversation no longer exists.',
  },
  'not-taken': {
    why: 'There was no reply, and the provider doesn’t have the message.',
    remedy: 'Send it again if you still want to.',
  },
  'nothing-to-send': { why: 'A message needs text or a file.' },
  'number-unknown': { why: 'The number is unknown or no longer in use.' },
  'phone-unreachable': { why: 'The phone is turned off or out of reach.' },
  'receiver-unknown': {
    why: 'The recipient’s number doesn’t exist, or lacks + and the country code.',
  },
  'sender-missing': { why: 'The message has no sender.' },
  'sender-not-own': {
    why: 'The sender isn’t a number of this account that can send this message.',
  },
  'still-there': {
    why: (Provider) => `${Provider} answered that it was deleted, but still has it.`,
    remedy: 'Try again later, or delete it in the provider’s console.',
  },
  'too-many-files': { why: 'There are too many files for one message.' },
  'type-not-sendable': { why: 'A file has a type that can’t be sent.' },
};
