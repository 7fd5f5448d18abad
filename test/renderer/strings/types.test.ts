import { supportedMimeTypes } from 'file-type';
import { describe, expect, it } from 'vitest';
import { tellType } from '../../../electron/contentType/tellType.ts';
import { typeNoun } from '../../../renderer/strings/en/types.ts';

describe('what people call a type', () => {
  it('is known of every type that a file can be told to be', () => {
    const guessed = [...supportedMimeTypes].filter((type) => typeNoun(type).guessed);
    expect(guessed).toEqual([]);
  });

  it.each([
    '{\\rtf1 hello}',
    '#!/bin/sh\n',
    '%!PS-Adobe',
    'BEGIN:VCARD\n',
    'BEGIN:VCALENDAR\n',
    '<!doctype html><p>',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<?xml version="1.0"?><a/>',
    'plain words',
    'MZ\u0090',
  ])('is known of text that is told by %j', async (start) => {
    const type = await tellType(Buffer.from(start, 'latin1'));
    expect(type).not.toBe(null);
    expect(typeNoun(type ?? '').guessed).toBe(false);
  });

  it('has parameters and capitals of a type no part in', () => {
    expect(typeNoun('Image/PNG').noun).toBe('PNG images');
    expect(typeNoun('text/plain; charset=utf-8').noun).toBe('text files');
    expect(typeNoun('audio/ogg; codecs=opus').noun).toBe('Opus recordings');
  });

  it('is never the content type itself', () => {
    expect(typeNoun('video/x-unheard-of')).toMatchObject({ noun: 'videos', family: 'video' });
    expect(typeNoun('application/x-unheard-of').noun).toBe('files of this type');
    expect(typeNoun('').noun).toBe('files of this type');
  });
});
