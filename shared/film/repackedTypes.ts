// Without schemas: the thread that looks at files loads this.

/** Films that are MP4 in all but the container, where their tracks allow it. */
export const repackedTypes: readonly string[] = ['video/quicktime', 'video/3gpp', 'video/3gpp2'];
export const mp4Type = 'video/mp4';
