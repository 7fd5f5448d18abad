/** All that Chromium lets a page ask for, or do unasked; Satchel's pages need none of it. */
const denied = [
  // devices; asked for these, some runtimes end with all of the app
  ...['usb', 'hid', 'serial', 'bluetooth', 'gamepad', 'xr-spatial-tracking'],
  // what is seen, heard and measured
  ...['camera', 'microphone', 'display-capture', 'geolocation', 'midi', 'picture-in-picture'],
  ...['accelerometer', 'gyroscope', 'magnetometer', 'screen-wake-lock', 'idle-detection'],
  // what tells of the machine and the person
  ...[
    'local-fonts',
    'keyboard-map',
    'window-placement',
    'window-management',
    'cross-origin-isolated',
  ],
  ...['payment', 'publickey-credentials-get', 'otp-credentials', 'identity-credentials-get'],
  // what newer Chromiums brought; an older one knows nothing of it and passes it over
  ...['compute-pressure', 'publickey-credentials-create', 'storage-access', 'unload'],
  ...['shared-storage', 'shared-storage-select-url', 'private-aggregation', 'browsing-topics'],
  ...['attribution-reporting', 'interest-cohort', 'join-ad-interest-group', 'run-ad-auction'],
  ...['private-state-token-issuance', 'private-state-token-redemption'],
  // what acts by itself
  ...['clipboard-read', 'clipboard-write', 'fullscreen', 'encrypted-media', 'sync-xhr'],
];

const refused = denied.map((feature) => `${feature}=()`);

export const permissionsPolicy = [...refused, 'autoplay=()'].join(', ');
/** The player begins to play when a person presses a button, which stands in the window around it. */
export const playingPolicy = [...refused, 'autoplay=("satchel-look://player")'].join(', ');
