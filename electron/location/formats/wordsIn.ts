import type { Findings } from '../bytes/findings.ts';
import type { Words } from './anchors.ts';
import { type Span, trackLocations, xmpLocations } from './wordLocations.ts';

/** How far a word may stand behind the beginning of what it is part of, and before its end, in letters. */
const lettersBefore = 64;
export const lettersBehind = 2_200;

/** Notes what around those words tells a location. `start` is where the bytes stand. */
export function wordsIn(
  found: Findings,
  bytes: Uint8Array,
  start: number,
  words: readonly Words[],
  tracks: boolean,
): void {
  for (const { from, to, stride } of windowsOf(words, bytes.length)) {
    const text = textOf(bytes, from, to, stride);
    const { tells, beside } = xmpLocations(text);
    const note = (span: Span) => blankOf(bytes, start, from, stride, span);
    found.tells.push(...tells.map(note));
    found.beside.push(...beside.map(note));
    if (tracks) found.tells.push(...trackLocations(text).map(note));
  }
}

interface Window {
  readonly from: number;
  readonly to: number;
  readonly stride: number;
}

/** Stretches around the words; such as overlap are one, if their letters stand equally. */
function windowsOf(words: readonly Words[], length: number): Window[] {
  const made: Window[] = [];
  for (const { index, stride } of words) {
    const back = Math.min(lettersBefore, Math.floor(index / stride));
    const from = index - back * stride;
    const to = Math.min(length, index + lettersBehind * stride);
    const last = made.at(-1);
    const goesOn = last?.stride === stride && from <= last.to && (from - last.from) % stride === 0;
    if (last !== undefined && goesOn) made[made.length - 1] = { ...last, to };
    else made.push({ from, to, stride });
  }
  return made;
}

function textOf(bytes: Uint8Array, from: number, to: number, stride: number): string {
  if (stride === 1) return Buffer.from(bytes.subarray(from, to)).toString('latin1');
  const letters = new Uint8Array(Math.ceil((to - from) / stride));
  for (let index = 0; index < letters.length; index += 1) {
    letters[index] = bytes[from + index * stride] ?? 0;
  }
  return Buffer.from(letters).toString('latin1');
}

function blankOf(bytes: Uint8Array, start: number, from: number, stride: number, span: Span) {
  const at = from + span.at * stride;
  const blank = Uint8Array.from(bytes.subarray(at, at + (span.text.length - 1) * stride + 1));
  for (const [index, letter] of Buffer.from(span.text, 'latin1').entries()) {
    blank[index * stride] = letter;
  }
  return { at: start + at, bytes: blank };
}
