import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { ZodOpenApiResponseObject } from 'zod-openapi';
import { sendJson } from './send-json.ts';

/** The answer to a call that succeeds: its status, how it is described, and how it is sent. */
export type Answer<Result> = {
  status: number;
  documented: ZodOpenApiResponseObject;
  send: (response: ServerResponse, result: Result) => void;
};

/** An answer in JSON. */
export const jsonAnswer = <Schema extends z.ZodType<object>>(
  description: string,
  schema: Schema,
  example: z.output<Schema>,
): Answer<z.output<Schema>> => ({
  status: 200,
  documented: { description, content: { 'application/json': { schema, example } } },
  send: (response, result) => sendJson(response, result),
});

/** An answer that holds one record, its revision as the `ETag`. */
export function recordAnswer<Schema extends z.ZodType<{ rev: number }>>(
  description: string,
  schema: Schema,
  example: z.output<Schema>,
): Answer<z.output<Schema>> {
  const { documented, send } = jsonAnswer(description, schema, example);
  return {
    status: 200,
    documented: { ...documented, headers: { ETag: header('The `rev`, for `If-Match`', etagOf(example)) } },
    send(response, record) {
      response.setHeader('ETag', etagOf(record));
      send(response, record);
    },
  };
}

/** The answer to the creation of a record, which says where it is: below `list`. */
export function createdAnswer<Schema extends z.ZodType<{ rev: number; id: string }>>(
  description: string,
  schema: Schema,
  example: z.output<Schema>,
  list: string,
): Answer<z.output<Schema>> {
  const { documented, send } = recordAnswer(description, schema, example);
  const locationOf = ({ id }: { id: string }) => `/api/v1${list}/${id}`;
  return {
    status: 201,
    documented: {
      ...documented,
      headers: { ...documented.headers, Location: header('Its address', locationOf(example)) },
    },
    send(response, record) {
      response.statusCode = 201;
      response.setHeader('Location', locationOf(record));
      send(response, record);
    },
  };
}

/** The answer that there is nothing to tell, since the record is gone. */
export const removedAnswer: Answer<void> = {
  status: 204,
  documented: { description: 'Removed' },
  send(response) {
    response.statusCode = 204;
    response.end();
  },
};

const etagOf = ({ rev }: { rev: number }) => `"${rev}"`;

const header = (description: string, example: string) => ({
  description,
  schema: { type: 'string' as const },
  example,
});
