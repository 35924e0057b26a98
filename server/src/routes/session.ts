import { logIn, sessionState } from '@paidup/shared/session';
import type { Identify } from '../http/caller.ts';
import { deviceOf } from '../http/device.ts';
import { type Route, route } from '../http/route.ts';
import type { SessionCookie } from '../http/session-cookie.ts';
import type { AccessService } from '../services/access.ts';

const tag = 'Access';
const path = '/session';

/** Returns the calls that log in and out. */
export const sessionRoutes = (access: AccessService, cookie: SessionCookie, identify: Identify): Route[] => [
  route({
    method: 'get',
    path,
    access: 'public',
    tag,
    operationId: 'getSession',
    summary: 'See whether you are logged in',
    description: 'For everybody. `setup_required` means that the organiser has no password yet.',
    answer: {
      description: 'Who you are',
      schema: sessionState,
      example: { authenticated: true, setup_required: false, role: 'deputy', name: 'Sam Porter' },
    },
    handler: async (_input, { request }) => {
      const [{ caller }, { setup_required }] = await Promise.all([identify(request), access.state()]);
      if (!caller) return { authenticated: false, setup_required };
      const { role, name } = caller;
      return { authenticated: true, setup_required, name, ...(role === 'token' ? {} : { role }) };
    },
  }),
  route({
    method: 'post',
    path,
    access: 'public',
    tag,
    operationId: 'logIn',
    summary: 'Log in',
    description:
      'Sets a cookie. After ten wrong passwords from one address in 15 minutes, every log-in from there is refused for a while. Existing sessions go on.',
    body: { schema: logIn, example: { password: 'seven wet bibs in the boot' } },
    answer: { description: 'Logged in' },
    refuses: ['wrong_password', 'too_many_requests'],
    handler: async ({ body }, { request, response }) => {
      const attempt = { ...body, address: request.ip ?? '', device: deviceOf(request) };
      const { sessionToken } = await access.logIn(attempt);
      cookie.set(response, sessionToken);
    },
  }),
  route({
    method: 'delete',
    path,
    access: 'any_session',
    tag,
    operationId: 'logOut',
    summary: 'Log out',
    answer: { description: 'Logged out' },
    handler: async ({ caller }, { response }) => {
      await access.logOut(caller);
      cookie.clear(response);
    },
  }),
];
