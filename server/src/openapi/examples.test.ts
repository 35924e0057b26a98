import { problem } from '@paidup/shared/problem';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { documentedPaths } from './document.ts';
import { problemExamples } from './problems.ts';

type Content = Record<string, { schema?: unknown; example?: unknown }>;
type Documented = { requestBody?: { content: Content }; responses: Record<string, { content?: Content }> };

const operations = Object.entries(documentedPaths).flatMap(([path, { servers: _servers, ...calls }]) =>
  Object.entries(calls).map(([method, call]) => ({ name: `${method} ${path}`, call: call as Documented })),
);

describe('the examples of a request', () => {
  const bodies = operations.flatMap(({ name, call }) =>
    Object.values(call.requestBody?.content ?? {}).map((content) => ({ name, ...content })),
  );

  test.each(bodies)('$name: it is accepted by the schema that validates it', ({ schema, example }) => {
    expect(example).toBeDefined();
    expect((schema as z.ZodType).safeParse(example).error).toBeUndefined();
  });
});

describe('the examples of a success answer', () => {
  const answers = operations.flatMap(({ name, call }) =>
    Object.entries(call.responses)
      .filter(([status]) => status.startsWith('2'))
      .flatMap(([status, { content }]) =>
        Object.values(content ?? {}).map((one) => ({ name, status, ...one })),
      ),
  );

  test.each(answers)('$name $status: it is what the schema says, and nothing else', ({ schema, example }) => {
    expect(schema).toBeInstanceOf(z.ZodType);
    expect((schema as z.ZodType).parse(example)).toEqual(example);
  });
});

describe('the examples of a refusal', () => {
  test.each(Object.entries(problemExamples))('%s: it is a problem of its code', (code, { value }) => {
    expect(problem.parse(value)).toEqual(value);
    expect(value.code).toBe(code);
  });
});
