import { practiceIds } from '../../laml/practiceIds.ts';
import type { LamlOptions, LamlRoute } from '../../laml/protocol/lamlOptions.ts';
import { startLaml } from '../../laml/startLaml.ts';
import type { SandboxHost } from '../sandboxHost.ts';
import { signalwireDialect } from './signalwireDialect.ts';

export interface SignalwireAccess {
  readonly baseUrl: string;
  readonly projectId: string;
  readonly apiToken: string;
  readonly filesOrigin: string;
  /** A good token without the scope for messaging (providers.md 2.1). */
  readonly unscopedToken: string;
}

export interface SignalwireOptions {
  /** Media asks for credentials, unless the account's own options say otherwise. */
  protected?: boolean;
  signalwire?: LamlOptions;
}

/** The far end of SignalWire's compatibility API. */
export const signalwireSandbox: SandboxHost<
  LamlRoute,
  'signalwire' | 'signalwire-files',
  SignalwireOptions,
  SignalwireAccess
> = {
  async start(deps) {
    const { options } = deps;
    const { id, secret } = practiceIds(deps.seed);
    const projectId = id('signalwire:project');
    const apiToken = options.signalwire?.token ?? `PT${secret()}`;
    const unscopedToken = `PT${secret()}`;
    const dialect = signalwireDialect(deps.observed);
    const { origin, filesOrigin, controls } = await startLaml({
      deps,
      dialect,
      accountSid: projectId,
      options: options.signalwire,
      isProtected: options.protected,
      hosts: ['signalwire', 'signalwire-files'],
      pairs: [
        { user: projectId, password: apiToken },
        { user: projectId, password: unscopedToken, refusal: dialect.unauthorized },
      ],
    });
    const baseUrl = `${origin}${dialect.bases[0]}`;
    return { access: { baseUrl, projectId, apiToken, filesOrigin, unscopedToken }, ...controls };
  },
};
