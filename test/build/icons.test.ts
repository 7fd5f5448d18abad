import { expect, test } from 'vitest';
import { icnsFile, icoFile } from '../../build/icons/containers.mjs';

const small = Buffer.from('small picture');
const large = Buffer.from('a larger picture');

test('a Windows icon says where each of its pictures lies', () => {
  const file = icoFile([
    { size: 16, png: small },
    { size: 256, png: large },
  ]);
  expect(file.readUInt16LE(2)).toBe(1);
  expect(file.readUInt16LE(4)).toBe(2);
  for (const [index, png] of [small, large].entries()) {
    const entry = 6 + 16 * index;
    const at = file.readUInt32LE(entry + 12);
    expect(file.subarray(at, at + file.readUInt32LE(entry + 8))).toEqual(png);
  }
  expect([file.readUInt8(6), file.readUInt8(22)]).toEqual([16, 0]);
});

test('a macOS icon is a chain of blocks that fills the file', () => {
  const file = icnsFile([
    { type: 'ic11', png: small },
    { type: 'ic10', png: large },
  ]);
  expect(file.toString('latin1', 0, 4)).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  expect(file.toString('latin1', 8, 12)).toBe('ic11');
  const second = 8 + file.readUInt32BE(12);
  expect(file.toString('latin1', second, second + 4)).toBe('ic10');
  expect(file.subarray(second + 8)).toEqual(large);
});
