import type { DrawRequest, FitRequest, Look } from '../../../electron/thumbnails/darkroom.ts';
import type { RasterHeader } from '../../../electron/thumbnails/originals/rasterHeader.ts';
import type { CacheInput, CacheOutcome } from './cachePictures.ts';

export interface DevelopInput {
  readonly from: string;
  readonly to: string;
  readonly maxEdge: number;
  /** Instead of what the header of the file says, to get past it. */
  readonly header?: RasterHeader;
}

export interface Developed {
  readonly width: number;
  readonly height: number;
  readonly contentType: string;
}

type WithoutBytes<R> = R extends unknown ? Omit<R, 'bytes'> : never;

export interface DrawInput {
  readonly from: string;
  readonly to: string;
  readonly wanted: WithoutBytes<DrawRequest>;
}

export interface FitInput extends Pick<FitRequest, 'maxBytes' | 'types' | 'purpose' | 'flatten'> {
  readonly from: string;
  readonly to: string;
  readonly parts?: boolean;
}

/** What a test can ask of the Electron process that it started. */
export interface Calls {
  develop(input: DevelopInput): Promise<Developed>;
  /** Draws what is no still picture; `wanted` is all of the request but its bytes. */
  draw(input: DrawInput): Promise<Developed & { look: Look | null }>;
  /** Files to files, by way of the real cache. */
  cachePictures(input: CacheInput): Promise<CacheOutcome>;
  fit(input: FitInput): Promise<Developed>;
  repack(input: { from: string; to: string; maxBytes: number }): Promise<number>;
  /** Has a plain page play an MP4 for a moment; answers in which size, or why it does not. */
  play(input: { base64: string }): Promise<{ width?: number; height?: number; error?: string }>;
  /** From now on the limits of time of a picture are so many times longer, so that a slow machine reaches others first. */
  patience(times: number): Promise<void>;
  /** Pictures that the darkroom was asked for and has not given yet. */
  inHand(): Promise<number>;
  darkroomPids(): Promise<number[]>;
  inDarkroom(code: string): Promise<unknown>;
  inWindow(code: string): Promise<unknown>;
  /** By the main process, through the window's session and its protocols. */
  fetchInWindow(url: string): Promise<{ status: number; headers: Record<string, string> }>;
  served(): Promise<Record<string, { aborted: boolean }>>;
  logged(): Promise<string[]>;
  /** `largestKilobytes` is of the one darkroom that holds the most. */
  memory(): Promise<{ darkroomKilobytes: number; largestKilobytes: number; mainKilobytes: number }>;
  pids(): Promise<number[]>;
}

export interface Question {
  readonly id: number;
  readonly call: keyof Calls;
  readonly input: unknown;
}

export type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly reason: string };
