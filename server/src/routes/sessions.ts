import { changePassword, sessionList, type Session } from '@paidup/shared/session';
import { recordParams, type Route, route } from '../http/route.ts';
import type { AccessService } from '../services/access.ts';

const tag = 'Access';
const phone: Session = {
  id: 'session_8vT3kW',
  current: true,
  device: 'Firefox on Android',
  created_at: '2026-11-20T17:02:11.000Z',
  last_seen_at: '2026-11-25T18:20:45.000Z',
};

/** Returns the calls on the organiser's sessions, and the change of one's own password. */
export const sessionsRoutes = (access: AccessService): Route[] => [
  route({
    method: 'get',
    path: '/sessions',
    access: 'organiser_session',
    tag,
    operationId: 'listSessions',
    summary: 'List where you are logged in',
    answer: { description: 'All of them', schema: sessionList, example: { items: [phone] } },
    handler: ({ caller }) => access.sessions(caller),
  }),
  route({
    method: 'delete',
    path: '/sessions/:id',
    access: 'organiser_session',
    tag,
    operationId: 'endSession',
    summary: 'Log out somewhere else',
    description: 'The event streams of the session end too.',
    params: recordParams('session', phone.id),
    answer: { description: 'Ended' },
    handler: ({ caller, params }) => access.endSession(caller, params.id),
  }),
  route({
    method: 'put',
    path: '/password',
    access: 'any_session',
    tag,
    operationId: 'changePassword',
    summary: 'Change your password',
    description: 'Every other session of yours ends.',
    body: {
      schema: changePassword,
      example: { current_password: 'seven wet bibs in the boot', new_password: 'a boot of seven dry bibs' },
    },
    answer: { description: 'Changed' },
    refuses: ['too_many_requests'],
    handler: ({ caller, body }) =>
      access.changePassword(caller, { current: body.current_password, next: body.new_password }),
  }),
];
