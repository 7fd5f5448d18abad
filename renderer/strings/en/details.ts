import type {
  ForbiddenDetail,
  InputDetail,
  RefusalDetail,
} from '../../../shared/failureDetails.ts';

export interface DetailWords {
  /** In place of what is said of every such failure, like the remedy. */
  readonly title?: string;
  readonly why: string;
  readonly remedy?: string;
}

/** What Satchel itself says of a request that cannot be used, by the word that travels with the failure. */
export const inputDetails: Readonly<Record<InputDetail, DetailWords>> = {
  'already-connected': {
    why: 'This account is connected already.',
    remedy: 'You find it in the list on the left.',
  },
  'call-too-large': {
    why: 'Satchel’s window asked for more at once than it may.',
    remedy: 'Try it with fewer items.',
  },
  'call-unfit': {
    why: 'Satchel’s window asked for something in a way that it may not.',
    remedy: 'Try again. If it happens again, report what you did.',
  },
  'call-unknown': {
    why: 'Satchel’s window asked for something that there is not.',
    remedy: 'Quit Satchel and start it again.',
  },
  'cannot-link': {
    why: 'The provider of this item makes no links.',
    remedy: 'Look for it in the provider’s console.',
  },
  'cannot-remove': { why: 'The provider of this item has no way to delete it.' },
  changed: {
    why: 'The message got more items after you were asked, so nothing of it was deleted.',
    remedy: 'Look at what it holds now and delete it again.',
  },
  'credentials-unusable': {
    why: 'The credentials hold characters that no secret of this provider has.',
    remedy: 'Copy them again from the provider’s console.',
  },
  field: {
    why: 'One of the values is missing, or is not written as the provider writes it.',
    remedy: 'Look at the field that is marked, and try again.',
  },
  'files-not-heard': {
    why: 'Satchel takes files only while the drop or paste that brought them is fresh.',
    remedy: 'Drop or paste them again.',
  },
  'files-unfit': {
    why: 'Satchel can’t take these files the way they were handed over.',
    remedy: 'Drop fewer of them, or add them from disk.',
  },
  'link-moves-on': {
    why: 'The link leads on and on, so nothing was fetched.',
    remedy: 'Save the picture with a browser and add the file.',
  },
  'link-not-heard': {
    why: 'Satchel fetches a link only while the drop or paste that brought it is fresh.',
    remedy: 'Drop or paste it again.',
  },
  'link-not-https': {
    why: 'Only links that begin with https:// are fetched.',
    remedy: 'Save the picture with a browser and add the file.',
  },
  'link-not-public': {
    why: 'The link doesn’t lead to the public internet, so nothing was fetched.',
    remedy: 'Save the picture with a browser and add the file.',
  },
  'link-refused': {
    why: 'Whoever keeps the picture does not hand it out to strangers.',
    remedy: 'Save the picture with a browser and add the file.',
  },
  'link-with-credentials': {
    why: 'A link with a name or password in it is not fetched.',
    remedy: 'Save the picture with a browser and add the file.',
  },
  'links-ended': {
    why: 'The links to the files end too soon for the provider to fetch them, so nothing was sent.',
    remedy: 'Go back and check the message once more: the links are made anew.',
  },
  'no-compose': { why: 'This account cannot send messages.' },
  'no-copies': {
    why: 'No account here can hold smaller copies that a message of this account may carry.',
    remedy: 'Leave files out, or connect an account that takes uploads and gives public links.',
  },
  'no-targets': {
    why: 'This account puts uploads into no conversation.',
    remedy: 'Choose the account again, without a conversation.',
  },
  'no-upload': {
    why: 'This account takes no uploads.',
    remedy: 'Choose another account.',
  },
  'nothing-to-send': { why: 'A message needs a text or a file.' },
  'other-account': { why: 'It belongs to another account, and this one sends only its own.' },
  practice: {
    why: 'Practice stays on this computer: practice items go with practice accounts only, and real ones with real accounts.',
  },
  provider: { why: 'Satchel doesn’t know this provider.', remedy: 'Choose another one.' },
  receiver: {
    why: 'The number to send to is not written in full, with + and the country code.',
  },
  secret: {
    why: 'No keychain can hold this secret: it is empty, or has signs in it that can’t be stored.',
    remedy: 'Copy it again from the provider’s console.',
  },
  sender: {
    why: 'The sender is neither a number with + and its country code, nor a name or pool of this account.',
  },
  'sender-and-receiver': {
    why: 'WhatsApp and phone numbers don’t reach each other.',
    remedy:
      'Choose a WhatsApp sender for a WhatsApp receiver, and a phone number for a phone number.',
  },
  'target-needed': {
    why: 'This account takes an upload only into a conversation.',
    remedy: 'Choose the account again, and a conversation.',
  },
  'text-too-long': { why: 'The text is longer than this account can send.' },
  token: {
    why: 'What you confirmed was shown more than ten minutes ago, or is done already.',
    remedy: 'Begin again, so that you see how things are now.',
  },
  'too-many': {
    why: 'More than 10,000 items are too many for one go.',
    remedy: 'Select fewer of them.',
  },
  'too-many-files': { why: 'There are more files than one message can carry.' },
  unusable: {
    why: 'It holds an address or a type that Satchel can’t use.',
    remedy: 'Try again. If it happens again, report what you did.',
  },
};

/** What Satchel itself does not allow. */
export const forbiddenDetails: Readonly<Record<ForbiddenDetail, DetailWords>> = {
  'link-protected': {
    title: 'Links are private in this account',
    why: 'A link would ask whoever opens it for the account’s credentials, so none was made.',
    remedy: 'Select the item: its details lead to where links are made public.',
  },
  'not-asked': {
    title: 'Not done',
    why: 'Satchel does this only when a person asks for it.',
    remedy: 'Click or press a key for it, and try again.',
  },
  'other-page': {
    title: 'Not done',
    why: 'Satchel answers its own window only.',
    remedy: 'Quit Satchel and start it again.',
  },
  'page-not-listed': {
    title: 'Not opened',
    why: 'Satchel opens the pages of the providers’ consoles only.',
    remedy: 'Open it with a browser.',
  },
};

/** What Satchel knows of a provider's refusal; the provider is quoted beside it where `quotes` says so. */
export const refusalDetails: Readonly<
  Record<RefusalDetail, DetailWords & { readonly quotes?: true }>
> = {
  'account-suspended': { why: 'The account is suspended.' },
  'file-not-fetched': { why: 'A file could not be fetched from its link.' },
  'files-not-there-yet': {
    why: 'The message has only just come, and its files are not there yet.',
    remedy: 'Try again in a minute.',
  },
  'files-too-large': { why: 'The files are too large for one message.' },
  'in-no-conversation': {
    why: 'It is in no conversation, so it can’t be deleted.',
    remedy: 'It ends by itself in minutes.',
  },
  'link-unusable': { why: 'The link to a file cannot be used.' },
  'media-too-large': { why: 'Its media are more than 5 MB together with the text.' },
  'message-unfinished': {
    why: 'The message is not finished yet.',
    remedy: 'Try again when it has arrived or failed, which can take an hour.',
  },
  'no-conversation': { why: 'There is no such conversation.' },
  'no-credit': { why: 'The account has no credit left, or is suspended.' },
  'not-attached': {
    why: 'The file was uploaded, but the conversation did not take it.',
    quotes: true,
  },
  'not-attached-gone': {
    why: 'The file was uploaded, but the conversation did not take it: there is no such conversation.',
  },
  'not-taken': {
    why: 'No answer came, and the provider was asked since: it does not have the message.',
    remedy: 'If you still want it, send it anew.',
  },
  'nothing-to-send': { why: 'A message needs a text or a file.' },
  'number-unknown': { why: 'The number is unknown or no longer in use.' },
  'phone-unreachable': { why: 'The phone could not be reached: it is off or out of reach.' },
  'receiver-unknown': {
    why: 'The number to send to does not exist or is not written in full, with + and the country code.',
  },
  'sender-missing': { why: 'A sender is missing.' },
  'sender-not-own': {
    why: 'The sender is not a number of this account that can send this message.',
  },
  'too-many-files': { why: 'There are too many files for one message.' },
  'type-not-sendable': { why: 'A file is of a type that cannot be sent.' },
};
