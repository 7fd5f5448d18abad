/** What Satchel itself says of a request, by the word that travels with the failure. */
export const details: Readonly<Record<string, { readonly why: string; readonly remedy?: string }>> =
  {
    'already-connected': {
      why: 'This account is connected already.',
      remedy: 'You find it in the list on the left.',
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
    'files-not-heard': {
      why: 'Satchel takes files only while the drop or paste that brought them is fresh.',
      remedy: 'Drop or paste them again.',
    },
    'link-not-heard': {
      why: 'Satchel fetches a link only while the drop or paste that brought it is fresh.',
      remedy: 'Drop or paste it again.',
    },
    'link-moves-on': {
      why: 'The link leads on and on, so nothing was fetched.',
      remedy: 'Save the picture with a browser and add the file.',
    },
    'link-not-https': {
      why: 'Only links that begin with https:// are fetched.',
      remedy: 'Save the picture with a browser and add the file.',
    },
    'link-not-public': {
      why: 'The link leads to a place that is not on the public internet, so nothing was fetched.',
      remedy: 'Save the picture with a browser and add the file.',
    },
    'link-protected': {
      why: 'The account protects its media: a link would ask whoever opens it for the account’s credentials, so it was not copied.',
      remedy: 'The protection can be switched off in the settings of the account.',
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
    'no-shelf': {
      why: 'No account here can hold smaller copies that a message of this account may carry.',
      remedy: 'Leave files out, or connect an account that takes uploads and gives public links.',
    },
    'too-many': {
      why: 'More than 10,000 items are too many for one go.',
      remedy: 'Select fewer of them.',
    },
    'no-targets': {
      why: 'This account has no place to put an upload into.',
      remedy: 'Choose the account again, and no place.',
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
    'target-needed': {
      why: 'This account takes an upload only together with its place.',
      remedy: 'Choose the account again, and a place.',
    },
    'sender-and-receiver': {
      why: 'WhatsApp and phone numbers don’t reach each other.',
      remedy:
        'Choose a WhatsApp sender for a WhatsApp receiver, and a phone number for a phone number.',
    },
    'text-too-long': { why: 'The text is longer than this account can send.' },
    token: {
      why: 'What you confirmed was shown more than ten minutes ago, or is done already.',
      remedy: 'Begin again, so that you see how things are now.',
    },
    'too-many-files': { why: 'There are more files than one message can carry.' },
    'field:from': {
      why: 'The sender is neither a number with + and its country code, nor a name or pool of this account.',
    },
    'field:to': {
      why: 'The number to send to is not written in full, with + and the country code.',
    },
  };
