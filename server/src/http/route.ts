import type { ErrorCode } from '@paidup/shared/problem';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { parseInput } from '../parse-input.ts';
import type { Answer } from './answers.ts';
import { type Access, actorOf } from './guard.ts';
import { type Body, readBody } from './json-body.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One call: where it is, who may make it, what it takes, and what it answers. */
export type Route = {
  method: Method;
  /** As Express has it, like `/players/:id`. */
  path: string;
  access: Access;
  tag: string;
  operationId: string;
  summary: string;
  description: string | undefined;
  params: z.ZodObject;
  query: z.ZodObject;
  headers: z.ZodObject;
  body: Body<z.ZodType> | null;
  success: Pick<Answer<never>, 'status' | 'documented'>;
  /** What it may be refused with besides what follows from all of the above. */
  refuses: ErrorCode[];
  /** Parses what came, does what the call is for, and answers. */
  handle(request: Request, response: Response): Promise<void>;
};

type Declaration<Params, Query, Headers, BodySchema, Result> = {
  method: Method;
  path: string;
  access?: Access;
  tag: string;
  operationId: string;
  summary: string;
  description?: string;
  params?: Params;
  query?: Query;
  headers?: Headers;
  body?: Body<BodySchema>;
  answer: Answer<Result>;
  refuses?: ErrorCode[];
  handler: (
    input: {
      params: z.output<Params>;
      query: z.output<Query>;
      headers: z.output<Headers>;
      body: z.output<BodySchema>;
      /** Who makes the call, as histories name them. */
      by: string;
    },
    exchange: { request: Request; response: Response },
  ) => Result | Promise<Result>;
};

/**
 * Declares a call once, for the router, the guard, the document and the tests. Its handler gets parsed input and
 * returns what the answer tells. What says nothing about who may is the organiser's alone, and what declares no query
 * or no headers takes none.
 */
export function route<
  Result,
  Params extends z.ZodObject = typeof NOTHING,
  Query extends z.ZodObject = typeof NOTHING,
  Headers extends z.ZodObject = typeof NOTHING,
  BodySchema extends z.ZodType = z.ZodUndefined,
>(declaration: Declaration<Params, Query, Headers, BodySchema, Result>): Route;
export function route(
  declaration: Declaration<z.ZodObject, z.ZodObject, z.ZodObject, z.ZodType, unknown>,
): Route {
  const {
    answer,
    handler,
    body,
    params = NOTHING,
    query = NOTHING,
    headers = NOTHING,
    ...described
  } = declaration;
  return {
    access: 'organiser',
    description: undefined,
    refuses: [],
    ...described,
    params,
    query,
    headers,
    body: body ?? null,
    success: answer,

    async handle(request, response) {
      const input = {
        params: parseInput(params, request.params),
        query: parseInput(query, request.query, 'query'),
        headers: parseInput(headers, headersOf(request, headers), 'headers'),
        body: body && parseInput(body.schema, await readBody(request, body)),
        by: actorOf(request),
      };
      answer.send(response, await handler(input, { request, response }));
    },
  };
}

/** The path parameter that names a record. */
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
