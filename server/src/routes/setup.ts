import { setUp } from '@paidup/shared/session';
import { unknownAddress } from '../errors.ts';
import { deviceOf } from '../http/device.ts';
import { type Route, route } from '../http/route.ts';
import type { SessionCookie } from '../http/session-cookie.ts';
import type { AccessService } from '../services/access.ts';

/** Returns the call by which somebody with a one-time link chooses a password. */
export const setupRoutes = (access: AccessService, cookie: SessionCookie): Route[] => [
  route({
    method: 'post',
    path: '/setup',
    access: 'public',
    tag: 'Access',
    operationId: 'setUp',
    summary: 'Choose a password with a one-time link',
    description:
      'The token is what follows `#` in the link. It works once, within 24 hours, and a refused password does not spend it. Sets a cookie. While no link is open, nothing is here.',
    body: {
      schema: setUp,
      example: {
        token: 'pU3mJq0c1t9Zr5xV7bN2yHs8LwKdEfGaTiOo4RuQyXk',
        password: 'seven wet bibs in the boot',
      },
    },
    answer: { description: 'Logged in' },
    refuses: ['wrong_token', 'not_found', 'too_many_requests'],
    precondition: async () => {
      if (!(await access.state()).isSetupOpen) throw unknownAddress();
    },
    handler: async ({ body }, { request, response }) => {
      const { sessionToken } = await access.claim({ ...body, device: deviceOf(request) });
      cookie.set(response, sessionToken);
    },
  }),
];
