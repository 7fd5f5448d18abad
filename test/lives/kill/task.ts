/** What the process that is to be killed shall do, as its one argument. */
export interface Task {
  readonly client: 'removals' | 'messages' | 'archives' | 'saves';
  readonly dir: string;
  readonly baseUrl: string;
  readonly projectId: string;
  readonly apiToken: string;
  readonly speed: number;
  /** The archive, or the folder, that all items go into; nothing else needs it. */
  readonly archive: string;
  /** Items to remove, or none to go on with what is there. */
  readonly mediaIds: readonly number[];
  /** Messages to send, or none to go on with what is there. */
  readonly texts: readonly string[];
}
