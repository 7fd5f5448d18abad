/** Two paths with one key may be one file on some system: some tell neither case nor ways of writing a letter. */
export const pathKey = (path: string): string => path.normalize('NFC').toLowerCase();
