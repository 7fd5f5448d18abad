/** The query of one more page in an endless list, as the APIs with tokens name it. */
export const endlessToken = (page: number) => `Page=${page}&PageToken=PA${page}`;
