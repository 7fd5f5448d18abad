interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): URL };
}

declare const trustedTypes: TrustedTypes;

/** The page's content policy lets a script be started only by way of this one named rule. */
export function trustedScriptUrl(url: string): URL {
  return trustedTypes
    .createPolicy('darkroom', { createScriptURL: (own) => own })
    .createScriptURL(url);
}
