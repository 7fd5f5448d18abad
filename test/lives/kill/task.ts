/** What the process that is to be killed shall do, as its one argument. */
export interface Task {
  readonly client: 'removals' | 'messages' | 'archives' | 'saves' | 'copies';
  readonly dir: string;
  readonly baseUrl: string;
  /** Whose account it is, whatever its provider calls that. */
  readonly projectId: string;
  readonly apiToken: string;
  readonly speed: number;
  /** The archive, or the folder, that all items go into; of copies, how often they are renewed in all. */
  readonly archive: string;
  /** Items to remove or to renew, or none to go on with what is there. */
  readonly mediaIds: readonly number[];
  /** Messages to send, or none to go on with what is there. */
  readonly texts: readonly string[];
}
