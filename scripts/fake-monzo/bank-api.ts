import { type Request, type RequestHandler, type Response, Router, text } from 'express';
import { accountEndpoints } from './accounts/account-endpoints.ts';
import { potEndpoints } from './accounts/pot-endpoints.ts';
import type { Endpoint, OpenCall } from './endpoint.ts';
import { attachmentEndpoints } from './extras/attachment-endpoints.ts';
import { feedEndpoints } from './extras/feed.ts';
import { receiptEndpoints } from './extras/receipt-endpoints.ts';
import type { FakeBank } from './fake-bank.ts';
import { loginEndpoints } from './login/login-endpoints.ts';
import { demandApproval } from './login/session.ts';
import { transactionEndpoints } from './transactions/transaction-endpoints.ts';
import { playTrouble } from './trouble/trouble-kinds.ts';
import { webhookEndpoints } from './webhooks/webhook-endpoints.ts';
import { type Answer, refusal, send } from './wire/answer.ts';
import { BankError } from './wire/bank-error.ts';
import { goJson } from './wire/go-json.ts';
import { readBody } from './wire/read-body.ts';

const NOUNS = [
  loginEndpoints,
  accountEndpoints,
  potEndpoints,
  transactionEndpoints,
  feedEndpoints,
  attachmentEndpoints,
  receiptEndpoints,
  webhookEndpoints,
];

/** The bank's API. Each call is recorded, and may run into trouble or the rate limit. */
export function createBankApi(bank: FakeBank): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use(text({ type: () => true, limit: '1mb' }));
  const endpoints = NOUNS.flatMap((noun) => noun(bank));
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const route = router.route(path);
    for (const endpoint of endpoints.filter((one) => one.path === path))
      route[endpoint.method](reply(bank, (request) => run(bank, endpoint, request)));
    route.all(reply(bank, () => refuse('method_not_allowed', 'Method not allowed')));
  }
  router.use(reply(bank, () => refuse('not_found', 'Not found')));
  return router;
}

function run(bank: FakeBank, endpoint: Endpoint, request: Request): unknown {
  const call = readCall(endpoint, request);
  if (endpoint.access === 'open') return endpoint.answer(call);
  const session = bank.sessions.authenticate(call.authorization);
  if (endpoint.access !== 'token') demandApproval(session);
  return endpoint.answer({ ...call, session });
}

function readCall({ method, takes }: Endpoint, request: Request): OpenCall {
  const { params, headers, originalUrl } = request;
  const origin = `http://${headers.host ?? 'localhost'}`;
  const isRead = method === 'get' || method === 'delete';
  return {
    id: String(params.id ?? ''),
    query: new URL(originalUrl, origin).searchParams,
    authorization: headers.authorization,
    origin,
    ...(isRead ? NO_BODY : readBody(takes ?? 'form', headers['content-type'], bodyOf(request))),
  };
}

const NO_BODY = { form: new URLSearchParams(), json: undefined };

const bodyOf = ({ body }: Request): string => (typeof body === 'string' ? body : '');

/** Answers with what `compute` returns or refuses, unless the call runs into trouble. */
function reply(bank: FakeBank, compute: (request: Request) => unknown): RequestHandler {
  return (request, response) => {
    const trouble = bank.troubles.take(request.method, request.path);
    record(bank, request, response, trouble?.kind ?? null);
    const answer = () =>
      answerOf(() => {
        bank.rateLimit.count();
        return compute(request);
      });
    return trouble ? playTrouble(response, answer, trouble) : send(response, answer());
  };
}

function answerOf(compute: () => unknown): Answer {
  try {
    const value = compute();
    return { status: 200, text: value === undefined ? '' : goJson(value) };
  } catch (error) {
    if (error instanceof BankError) return refusal(error);
    console.error(error);
    return refusal(new BankError('internal_service', 'The fake bank has a fault of its own'));
  }
}

function record(bank: FakeBank, request: Request, response: Response, trouble: string | null): void {
  const { method, path, headers, originalUrl } = request;
  const call = {
    at: bank.clock.now(),
    method,
    path,
    query: originalUrl.split('?')[1] ?? '',
    body: bodyOf(request),
    content_type: headers['content-type'],
    has_token: headers.authorization !== undefined,
    trouble,
    status: 0,
  };
  bank.calls.push(call);
  response.once('finish', () => (call.status = response.statusCode));
}

function refuse(code: string, message: string): never {
  throw new BankError(code, message);
}
