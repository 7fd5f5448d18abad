import type { KeychainState } from '../shared/contract/app.ts';
import type { HostServices } from '../shared/contract/contract.ts';
import type { JobId, MediaId } from '../shared/ids.ts';
import type { Vault } from './accounts/vault.ts';
import type { ArchiveHost } from './archives/archiveHost.ts';
import type { Clock } from './base/clock.ts';
import type { Door } from './base/door.ts';
import type { Events } from './base/events.ts';
import type { GuardedWorker } from './base/guardedWorker.ts';
import type { Log } from './base/log.ts';
import type { Endpoints } from './http/endpoints.ts';
import type { Playable } from './looking/lookingService.ts';
import type { ResolveProxy } from './network/systemRoutes.ts';
import type { Provider } from './providers/provider.ts';
import type { ComparedSide } from './remedies/remedyService.ts';
import type { SaveHost } from './saving/saveHost.ts';
import type { Darkroom } from './thumbnails/darkroom.ts';
import type { PictureWanted } from './thumbnails/pictureKey.ts';
import type { CachedPicture } from './thumbnails/thumbnailCache.ts';
import type { Scanner } from './uploads/files/scanner.ts';

/** What Satchel needs of the world around it; the rest is plain Node. */
export interface SatchelDeps {
  readonly dataDir: string;
  readonly vault: Vault;
  readonly keychainState: () => KeychainState;
  readonly darkroom: Darkroom;
  /** Looks into files; without one that is done here. */
  readonly scanner?: Scanner;
  /** Answers what is asked of all items; without one that is done here. */
  readonly queryWorker?: GuardedWorker;
  /** Starts the practice sandbox if it is not running; answers the line by which it is reached. */
  readonly practiceLine: () => Promise<unknown>;
  /** Every API that it speaks; the registered ones unless given. */
  readonly providers?: readonly Provider[];
  /** Base URLs in place of the providers' own, by provider id; empty outside development. */
  readonly endpoints: Readonly<Record<string, Endpoints>>;
  /** Which way leads to an address by the system's own settings; straight everywhere without it. */
  readonly resolveProxy?: ResolveProxy;
  readonly clipboardWrite: (text: string) => void | Promise<void>;
  /** Changes whenever something is put on the clipboard, by whom ever; without it nothing is copied by itself. */
  readonly clipboardPrint?: () => Promise<string>;
  /** Makes the window hear a paste of what is on the clipboard. */
  readonly paste: () => void;
  /** Lets a person choose files, by their paths; none when they chose none. */
  readonly chooseFiles: () => Promise<string[]>;
  /** Where files are saved to, by the system's own dialog. */
  readonly saveHost: SaveHost;
  /** Where archives are, by the system's own dialog; without it nobody chooses a folder. */
  readonly archiveHost?: ArchiveHost;
  /** Tells a person something by a note of the system's; without it the window alone tells. */
  readonly notify?: (note: {
    readonly title: string;
    readonly body: string;
    /** It was clicked, and the window is before the person. */
    readonly onClick?: () => void;
  }) => void;
  readonly openExternal: (url: string, hosts: readonly string[]) => Promise<void>;
  /** Loads the window's page anew, which asks for everything it shows. */
  readonly reloadWindow: () => void;
  readonly about: { readonly version: string; readonly runtime: string; readonly standIn: boolean };
  /** The language of the window, by which names are in order; that of the machine unless given. */
  readonly locale?: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Log;
}

export interface Satchel {
  readonly services: HostServices;
  /** What changed is told to everybody who subscribed. */
  readonly events: Pick<Events, 'subscribe'>;
  /** For the window: a question of bounded size, and never one that names a file. */
  readonly door: Door;
  /** The same for a host, which may name files as well. */
  readonly hostDoor: Door;
  picture(id: MediaId, wanted: PictureWanted, signal: AbortSignal): Promise<CachedPicture>;
  /** The file of a job, as it was added or as it is sent. */
  jobPicture(id: JobId, side: ComparedSide, signal: AbortSignal): Promise<CachedPicture>;
  /** A file of what is to be put into a conversation, by the token of the posting and its position in it. */
  postingPicture(token: string, position: number, signal: AbortSignal): Promise<CachedPicture>;
  /** A QR code that the window asked for, by its token; throws SatchelError. */
  codePicture(token: string): CachedPicture;
  /** Film or sound that the window has open; throws SatchelError. */
  play(id: MediaId): Playable;
  /** The window was gone to, or left: what is looked at is kept fresh. */
  focused(on: boolean): void;
  /** What waited for the keychain goes on when it can be read again. */
  keychainChanged(state: KeychainState): void;
  /** The practice sandbox ended: what was bound to it is bound anew at its next use. */
  practiceEnded(): void;
  close(): Promise<void>;
}
