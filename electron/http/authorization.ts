import { SatchelError } from '../../shared/failure.ts';
import { invalidInput } from '../../shared/failures.ts';

/** How requests to an account's own origin are authorised; nothing of it goes to any other. */
export interface Authorization {
  /** Sent with every request; their values are secret as a whole. */
  readonly headers: Readonly<Record<string, string>>;
  /** Every further form in which a server that echoes a request could give the secret back. */
  readonly secrets: readonly string[];
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** The forms that a text takes in a body, in an address and in base64, the longer ones first. */
function formsOf(text: string): string[] {
  const packed = base64(text);
  return [packed, packed.replace(/=+$/, ''), encodeURIComponent(text), text];
}

/** HTTP Basic (RFC 7617): the pair is secret, and the password by itself. */
export function basicAuthorization(username: string, password: string): Authorization {
  const pair = base64(`${username}:${password}`);
  return {
    headers: { Authorization: `Basic ${pair}` },
    secrets: password === '' ? [] : [pair, pair.replace(/=+$/, ''), ...formsOf(password)],
  };
}

/** A token of its own, as `Authorization: Bearer` (RFC 6750). */
export function bearerAuthorization(token: string): Authorization {
  return headerAuthorization('Authorization', token, 'Bearer ');
}

/** A token in a header of the provider's own, such as `X-Api-Key`. */
export function headerAuthorization(name: string, token: string, before = ''): Authorization {
  return {
    headers: { [name]: `${before}${token}` },
    secrets: token === '' ? [] : formsOf(token),
  };
}

/** Headers that are the request's own; an authorisation that set one would change what is asked. */
const taken =
  /^(accept|accept-encoding|connection|content-length|content-type|host|transfer-encoding|user-agent)$/i;

/** A copy that nobody changes later, with the header values among what is secret. */
export function checkedAuthorization({ headers, secrets }: Authorization): Authorization {
  for (const [name, value] of Object.entries(headers)) {
    if (!/^[\w-]+$/.test(name) || taken.test(name)) throw new Error(`no header for it: ${name}`);
    // Node refuses others when the request is made, with an error that quotes them.
    if (!/^[\x20-\x7e]*$/.test(value)) {
      throw new SatchelError(invalidInput('credentials-unusable'));
    }
  }
  const sent = Object.values(headers).filter((value) => value !== '');
  return {
    headers: Object.freeze({ ...headers }),
    secrets: Object.freeze([...new Set([...sent, ...secrets])]),
  };
}
