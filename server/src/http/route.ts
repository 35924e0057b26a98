import type { ErrorCode } from '@paidup/shared/problem';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Caller } from '../domain/caller.ts';
import { parseInput } from '../parse-input.ts';
import { type Answer, sendAnswer } from './answers.ts';
import { callerOf } from './caller.ts';
import type { Access } from './guard.ts';
import { type Body, readBody } from './json-body.ts';
import type { Overload, Workload } from './workload.ts';

type Declaration<
  Params extends z.ZodType = z.ZodObject,
  Query extends z.ZodType = z.ZodObject,
  Headers extends z.ZodType = z.ZodObject,
  BodySchema extends z.ZodType = z.ZodType,
  Result extends z.ZodType = z.ZodType,
> = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As Express has it, like `/players/:id`. */
  path: string;
  access?: Access;
  /** What becomes of the call while too much is in work. It is `refused` by default. */
  overload?: Overload;
  tag: string;
  operationId: string;
  summary: string;
  description?: string;
  params?: Params;
  query?: Query;
  headers?: Headers;
  body?: Body<BodySchema>;
  answer: Answer<Result>;
  /** The refusals that do not follow from the rest of the declaration. */
  refuses?: ErrorCode[];
  /** Runs before anything of the request is read, and may refuse it. */
  precondition?: () => Promise<void>;
  handler: (
    input: {
      params: z.output<Params>;
      query: z.output<Query>;
      headers: z.output<Headers>;
      body: z.output<BodySchema>;
      /** Whom the guard let in. */
      caller: Caller;
      /** The caller's name in histories. */
      by: string;
    },
    exchange: { request: Request; response: Response },
  ) => z.output<Result> | Promise<z.output<Result>>;
};

type Omittable = 'description' | 'body';

/** A declared call. `handle` parses a request, runs the handler as part of the workload and sends the answer. */
export type Route = Required<Omit<Declaration, Omittable | 'precondition' | 'handler'>> &
  Pick<Declaration, Omittable> & {
    handle(request: Request, response: Response, workload: Workload): Promise<void>;
  };

/**
 * Declares a call once, for the router, the guard, the document and the tests. Only the organiser may make it unless
 * `access` says otherwise. It takes only the query and the headers that it declares.
 */
export function route<
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Headers extends z.ZodObject = typeof NOTHING,
  BodySchema extends z.ZodType = z.ZodUndefined,
  Result extends z.ZodType = z.ZodVoid,
>(declaration: Declaration<Params, Query, Headers, BodySchema, Result>): Route;
export function route({ handler, precondition, ...declared }: Declaration): Route {
  const defaults = { access: 'organiser' as const, overload: 'refused' as const, refuses: [] };
  const call = { ...defaults, params: NOTHING, query: NOTHING, headers: NOTHING, ...declared };
  const { params, query, headers, body, answer, path, overload } = call;
  return {
    ...call,
    async handle(request, response, workload) {
      await precondition?.();
      const caller = callerOf(request);
      const input = {
        params: parseInput(params, request.params),
        query: parseInput(query, request.query, 'query'),
        headers: parseInput(headers, headersOf(request, headers), 'headers'),
        body: body && parseInput(body.schema, await readBody(request, body)),
        caller,
        by: caller.name,
      };
      await workload(overload, async () => {
        const result = await handler(input, { request, response });
        sendAnswer(
          response,
          answer,
          { path: request.baseUrl + path, isForDeputy: caller.role === 'deputy' },
          result,
        );
      });
    },
  };
}

/** Returns the path parameter that names a record. */
export const recordParams = (noun: string, example: string) =>
  z.object({
    id: z
      .string()
      .min(1)
      .meta({ description: `The ${noun}’s id`, example }),
  });

const NOTHING = z.strictObject({});

const headersOf = ({ headers }: Request, schema: z.ZodObject) =>
  Object.fromEntries(Object.keys(schema.shape).map((name) => [name, headers[name.toLowerCase()]]));
