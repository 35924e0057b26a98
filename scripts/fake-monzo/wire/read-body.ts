import { BankError } from './bank-error.ts';

/** Reads a body, which is a form for all calls but one. Another type than the call takes is refused. */
export function readBody(
  takes: 'form' | 'json',
  contentType: string | undefined,
  body: string,
): { form: URLSearchParams; json: unknown } {
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? '');
  const isJson = /^application\/json\s*(;|$)/i.test(contentType ?? '');
  if (body !== '' && !(takes === 'form' ? isForm : isJson))
    throw new BankError(
      'bad_request.bad_content_type',
      `The body must be ${takes === 'form' ? 'a form' : 'JSON'}`,
    );
  if (takes === 'form') return { form: new URLSearchParams(body), json: undefined };
  return { form: new URLSearchParams(), json: parse(body) };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new BankError('bad_request.bad_body', 'The body is not JSON');
  }
}
