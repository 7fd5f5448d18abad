import { jsonReply, type Reply } from '../../wire/reply.ts';

/** Twilio's JSON error (providers.md 3.7). */
export function twilioError(status: number, code: number, message: string): Reply {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return jsonReply(status, { code, message, more_info, status });
}

export function unauthorized(): Reply {
  const reply = jsonReply(401, {
    code: 20003,
    detail: 'Your AccountSid or AuthToken was incorrect.',
    message: 'Authentication Error - invalid username',
    more_info: 'https://www.twilio.com/docs/errors/20003',
    status: 401,
  });
  const headers = { ...reply.headers, 'www-authenticate': 'Basic realm="Twilio API"' };
  return { ...reply, headers };
}

export function notFound(path: string): Reply {
  const resource = path.replace(/^\/v1/, '');
  return twilioError(404, 20404, `The requested resource ${resource} was not found`);
}

export function wrongMethod(): Reply {
  return twilioError(405, 20004, 'Method not allowed');
}

export function tooManyRequests(): Reply {
  return twilioError(429, 20429, 'Too Many Requests');
}

/** The other form, which the Media Content Service was seen to answer (providers.md 4.7). */
export function inMediaForm(reply: Reply): Reply {
  if (reply.status < 400) return reply;
  const { code, message, more_info, detail } = JSON.parse(reply.body.toString('utf8')) as Record<
    string,
    unknown
  >;
  const { body } = jsonReply(reply.status, { message, detail: detail ?? message, code, more_info });
  return { ...reply, body };
}
