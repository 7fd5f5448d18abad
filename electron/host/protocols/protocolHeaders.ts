import { permissionsPolicy, playingPolicy } from './permissionsPolicy.ts';

/** The window runs our own scripts and shows our own pictures, and can reach nothing else. */
const windowPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' satchel-media:",
  "font-src 'self'",
  "connect-src 'none'",
  // One page of ours, in which films and sound play that others made: it is another site, and so another process.
  'frame-src satchel-look://player/',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** The darkroom gets its bytes by a port, so even pictures need no source. */
const darkroomPolicy = [
  "default-src 'none'",
  // HEIC is decoded by WebAssembly; this allows that and no other code made at run time.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types darkroom',
];

/** The player gets sound and pictures that move, and nothing else: no connection, no picture, no frame. */
const playerPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'media-src satchel-look://media/',
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors satchel-app://app',
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

export type Page = 'app' | 'darkroom' | 'player';

const policies: Readonly<Record<Page, string>> = {
  app: windowPolicy.join('; '),
  darkroom: darkroomPolicy.join('; '),
  player: playerPolicy.join('; '),
};

export function pageHeaders(page: Page, contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': policies[page],
    'Permissions-Policy': page === 'darkroom' ? permissionsPolicy : playingPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}

/** What an item looks like never changes; what a job sends instead of a file may. */
export function pictureHeaders(contentType: string, lasting: boolean): Record<string, string> {
  return {
    'Content-Type': contentType,
    // Should a picture ever be opened as a document, it is still only a picture.
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': lasting ? 'private, max-age=86400' : 'no-store',
  };
}

/** What others sent, to be played in the player's page alone; never a document, whatever it holds. */
export function playableHeaders(contentType: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
  };
}

export const refusalHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/plain',
  'Content-Security-Policy': "default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};
