export interface Specimen {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly says: 'here' | 'none' | 'unknown';
  /** Its place cannot be taken out of it without making it anew. */
  readonly stays?: true;
}

export type Row = readonly [name: string, bytes: Buffer, says?: Specimen['says'], stays?: 'stays'];

export const rows = (type: string, ending: string, ...list: Row[]): Specimen[] =>
  list.map(([name, bytes, says = 'here', stays]) => ({
    name: `${name.replaceAll(' ', '-')}.${ending}`,
    type,
    bytes,
    says,
    ...(stays && { stays: true }),
  }));

export const many = (count: number, part: Buffer) => Array.from({ length: count }, () => part);
