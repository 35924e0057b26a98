import { createDeputy, type Deputy, deputyCreated, deputyList } from '@paidup/shared/deputy';
import { recordParams, type Route, route } from '../http/route.ts';
import { addressIn, setUpLink } from '../http/set-up-link.ts';
import type { DeputiesService } from '../services/deputies.ts';

const tag = 'Access';
const sam: Deputy = {
  id: 'deputy_2hQ7sZ',
  name: 'Sam Porter',
  created_at: '2026-11-20T17:10:00.000Z',
  last_seen_at: null,
};

/** Returns the calls on deputies, who help the organiser on the night. */
export const deputyRoutes = (deputies: DeputiesService, publicUrl: string | undefined): Route[] => [
  route({
    method: 'get',
    path: '/deputies',
    access: 'organiser_session',
    tag,
    operationId: 'listDeputies',
    summary: 'List the deputies',
    answer: { description: 'All of them', schema: deputyList, example: { items: [sam] } },
    handler: () => deputies.list(),
  }),
  route({
    method: 'post',
    path: '/deputies',
    access: 'organiser_session',
    tag,
    operationId: 'createDeputy',
    summary: 'Add a deputy',
    description:
      'A deputy sees who is in and who owes, but no payer’s name. They put players in and out, take cash, and cancel games.',
    body: { schema: createDeputy, example: { name: sam.name } },
    answer: {
      status: 201,
      description: 'The deputy, and a link to choose a password, shown this once',
      schema: deputyCreated,
      example: {
        ...sam,
        setup_url: 'https://football.example.org/set-up#pU3mJq0c1t9Zr5xV7bN2yHs8LwKdEfGaTiOo4RuQyXk',
      },
    },
    handler: async ({ body }, { request }) => {
      const { deputy, setupToken } = await deputies.create(body.name);
      return { ...deputy, setup_url: setUpLink(publicUrl ?? addressIn(request), setupToken) };
    },
  }),
  route({
    method: 'delete',
    path: '/deputies/:id',
    access: 'organiser_session',
    tag,
    operationId: 'deleteDeputy',
    summary: 'Remove a deputy',
    description: 'Their sessions end. Histories keep their name.',
    params: recordParams('deputy', sam.id),
    answer: { description: 'Removed' },
    handler: ({ params }) => deputies.remove(params.id),
  }),
];
