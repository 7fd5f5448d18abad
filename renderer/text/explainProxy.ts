import type { FailureOf } from '../../shared/failure.ts';
import { en } from '../strings/en.ts';
import type { Explanation } from './explanation.ts';

const words = en.network.failures;

/** A proxy as people write it: the scheme only where it is another than usual. */
export const proxyName = (origin: string) => origin.replace(/^http:\/\//, '');

/** What a proxy did instead of letting through. */
export function explainProxy(failure: FailureOf<'proxy'>): Explanation {
  const { cause, host, status, said } = failure;
  const proxy = failure.proxy === null ? words.anyProxy : proxyName(failure.proxy);
  switch (cause) {
    case 'unreachable': {
      const { title, why, remedy } = words.unreachable;
      return { title, why: why(proxy), remedy };
    }
    case 'no-way-on': {
      const { title, why, remedy } = words.noWayOn;
      return { title: title(host), why: why(proxy), remedy };
    }
    case 'credentials-needed': {
      const { title, why, remedy } = words.credentialsNeeded;
      return { title, why: why(proxy), remedy };
    }
    case 'credentials-refused': {
      const { title, why, remedy } = words.credentialsRefused;
      return { title, why: why(proxy), remedy };
    }
    case 'sign-in-unknown': {
      const { title, why, remedy } = words.signInUnknown;
      return { title, why: why(proxy, said ?? ''), remedy };
    }
    case 'refused': {
      const { title, why, remedy } = words.refused;
      return { title: title(host), why: why(proxy, status), remedy: remedy(host) };
    }
    case 'no-proxy': {
      const { title, why, remedy } = words.noProxy;
      return { title, why: why(proxy), remedy };
    }
    case 'tls': {
      const { title, why, remedy } = words.tls;
      return { title, why: why(proxy), remedy };
    }
    case 'script':
      return words.script;
    default:
      return cause satisfies never;
  }
}

/** A certificate of somebody whom this computer does not trust, most often of a company that inspects. */
export function explainIssuer(issuer: string): Pick<Explanation, 'why' | 'remedy'> {
  const { why, remedy } = words.untrusted;
  return { why: why(issuer), remedy };
}
