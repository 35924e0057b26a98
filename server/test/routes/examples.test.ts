import { problem } from '@paidup/shared/problem';
import { describe, expect, test } from 'vitest';
import { problemExamples } from '../../src/openapi/problems.ts';
import { declaredRoutes } from '../support/routes.ts';

const { api, root } = await declaredRoutes();
const routes = [...api, ...root].map((route) => ({ name: `${route.method} ${route.path}`, ...route }));

describe('the example of a request', () => {
  const bodies = routes.flatMap(({ name, body }) => (body ? [{ name, ...body }] : []));

  test.each(bodies)('$name: it is accepted by the schema that validates it', ({ schema, example }) => {
    expect(example).toBeDefined();
    expect(schema.safeParse(example).error).toBeUndefined();
  });
});

describe('the example of a success answer', () => {
  const answers = routes.flatMap(({ name, answer: { schema, example } }) =>
    schema ? [{ name, schema, example }] : [],
  );

  test.each(answers)('$name: it is what the schema says, and nothing else', ({ schema, example }) => {
    expect(example).toBeDefined();
    expect(schema.parse(example)).toEqual(example);
  });
});

describe('the examples of a refusal', () => {
  test.each(Object.entries(problemExamples))('%s: it is a problem of its code', (code, { value }) => {
    expect(problem.parse(value)).toEqual(value);
    expect(value.code).toBe(code);
  });
});
