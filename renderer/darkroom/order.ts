/** What the main process asks for; width and height are those of the stored picture, not rotated. */
export interface Order {
  readonly id: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly width: number;
  readonly height: number;
  readonly maxEdge: number;
}
