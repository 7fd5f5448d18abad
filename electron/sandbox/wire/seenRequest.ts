/**
 * One request as it arrived; the value of its credentials is never kept. The registry narrows the
 * names of routes and hosts to those that there are.
 */
export interface SeenRequest<Route extends string = string, Host extends string = string> {
  readonly id: string;
  readonly host: Host;
  readonly route: Route;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly hasAuthorization: boolean;
  readonly at: number;
  readonly receivedBytes: number;
  /** It is null while there is no answer, and stays so when the connection was cut instead. */
  readonly status: number | null;
}
