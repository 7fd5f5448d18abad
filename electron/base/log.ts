/** Fields that may be written down: never bodies, headers, links, paths or secrets. */
export interface LogFields {
  readonly event: string;
  readonly accountId?: string;
  readonly providerId?: string;
  readonly call?: string;
  readonly kind?: string;
  readonly cause?: string;
  readonly status?: number | null;
  readonly code?: string | null;
  readonly count?: number;
  readonly ms?: number;
  readonly reference?: string;
  readonly stack?: string;
  readonly host?: string;
}

export interface Log {
  info(fields: LogFields): void;
  error(fields: LogFields): void;
}

export const silentLog: Log = { info() {}, error() {} };
