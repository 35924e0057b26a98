import { change } from '@paidup/shared/change';
import { z } from 'zod';
import {
  type CreateDocumentOptions,
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { recordHeaders, statusOf } from '../http/answers.ts';
import { type Body, mayBeAbsent } from '../http/json-body.ts';
import type { Access } from '../http/guard.ts';
import type { Route } from '../http/route.ts';
import { problemAnswers, problemExamples, refusalsOf } from './problems.ts';

/** Returns the OpenAPI 3.1 document of the calls. */
export const describeRoutes = ({ api, root }: { api: Route[]; root: Route[] }) =>
  createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Paid Up',
        version: '1.0.0',
        description:
          'Keeps track of who has paid for football. Money is a whole number of pence. Unknown fields and query parameters are refused. Every error is a `Problem`, and its `detail` is a sentence for people.',
      },
      servers: [{ url: '/api/v1' }],
      tags: [
        { name: 'Players', description: 'Players, their bank names and their balances' },
        { name: 'Fixtures', description: 'Games, with who is in and what they cost' },
        { name: 'Payments', description: 'The ledger, with who is credited and why' },
        { name: 'Club', description: 'Summaries, settings and the stream of changes' },
        { name: 'Bank', description: 'The connection to Monzo, and the webhook that Monzo calls' },
        { name: 'Access', description: 'Log-ins, deputies and API tokens' },
        { name: 'Operation', description: 'Health checks' },
      ],
      paths: { ...pathsOf(api), ...pathsOf(root, { servers: [{ url: '/' }] }) },
      components: {
        schemas: { Change: change },
        examples: problemExamples,
        securitySchemes: SECURITY_SCHEMES,
      },
      security: [{ session: [] }, { token: [] }],
    },
    { override },
  );

function pathsOf(routes: Route[], more: Pick<ZodOpenApiPathsObject[string], 'servers'> = {}) {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...more, ...paths[path], [route.method]: operationOf(route) };
  }
  return paths;
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { method, tag, operationId, summary, description, params, query, headers, body, answer } = route;
  return {
    tags: [tag],
    operationId,
    summary,
    ...(description === undefined ? {} : { description }),
    requestParams: { path: params, query, header: headers },
    ...securityOf(route.access),
    ...(body ? { requestBody: requestBody(method, body) } : {}),
    responses: { [statusOf(answer)]: success(route), ...problemAnswers(refusalsOf(route)) },
  };
}

const SECURITY_SCHEMES = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'paidup',
    description: 'The cookie of a log-in. Over https its name is `__Host-paidup`.',
  },
  token: { type: 'http', scheme: 'bearer', description: 'An API token of the organiser’s' },
} as const;

/** Says what a call needs where that is not a session or a token. */
function securityOf(access: Access): Pick<ZodOpenApiOperationObject, 'security'> {
  if (access === 'organiser' || access === 'deputy') return {};
  if (access === 'here_or_token') return { security: [{ token: [] }, {}] };
  const isSession = access === 'organiser_session' || access === 'any_session';
  return { security: isSession ? [{ session: [] }] : [] };
}

const requestBody = (method: string, body: Body<z.ZodType>) => ({
  required: !(mayBeAbsent(method, body) && body.schema.safeParse({}).success),
  content: { 'application/json': { schema: body.schema, example: body.example } },
});

function success({ answer, path }: Route): ZodOpenApiResponseObject {
  const { description, schema, forDeputy, example, stream } = answer;
  if (stream)
    return { description, content: { [stream.type]: { schema: z.string(), example: stream.example } } };
  if (!schema) return { description };
  const shown = forDeputy ? z.union([schema, forDeputy]) : schema;
  const { ETag, Location } = recordHeaders(answer, `/api/v1${path}`, example ?? {});
  const headers = {
    ...(ETag ? { ETag: header('The `rev`, for `If-Match`', ETag) } : {}),
    ...(Location ? { Location: header('Its address', Location) } : {}),
  };
  return {
    description,
    ...(ETag ? { headers } : {}),
    content: { 'application/json': { schema: shown, example } },
  };
}

const header = (description: string, example: string) => ({
  description,
  schema: { type: 'string' as const },
  example,
});

// A format says more than the pattern behind it. The bounds of safe integers are noise. Answers may gain fields later,
// so they do not forbid additional ones.
const override: Required<CreateDocumentOptions>['override'] = ({ jsonSchema, io }) => {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
};
