import { describe, expect, test } from 'vitest';
import { recordExamples, staleExamples } from './postman/examples.mjs';

const JSON_TYPE = 'application/json; charset=utf-8';

const answer = (body: unknown, code = 200, type = JSON_TYPE) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = new Map([
    ['Content-Type', type],
    ['Date', 'today'],
  ]);
  return { response: { code, status: 'OK', headers, text: () => text, json: () => JSON.parse(text) } };
};

/** A collection of one folder with two requests, whose examples are these answers. */
function recorded(...bodies: unknown[]) {
  const requests = bodies.map((_, index) => ({ name: `Request ${index}`, request: { method: 'GET' } }));
  const collection = { item: [{ name: 'Folder', item: requests }] };
  recordExamples(
    collection,
    bodies.map((body) => answer(body)),
  );
  return collection;
}

describe('the examples of the collection', () => {
  test('are the answers, without headers that tell nothing', () => {
    const [folder] = recorded({ id: 'a' }, '').item;
    expect(folder?.item).toMatchObject([
      {
        name: 'Request 0',
        response: [
          {
            name: '200 OK',
            originalRequest: { method: 'GET' },
            code: 200,
            header: [{ key: 'Content-Type', value: JSON_TYPE }],
            body: '{\n  "id": "a"\n}',
          },
        ],
      },
      { name: 'Request 1', response: [{ _postman_previewlanguage: 'text', body: '' }] },
    ]);
  });

  test.each([
    ['another value', { id: 'b', list: [{ at: 1 }] }],
    ['a longer list', { id: 'a', list: [{ at: 1 }, { at: 2 }] }],
    ['an empty list', { id: 'a', list: [] }],
    ['nothing yet', { id: 'a', list: null }],
  ])('still show the server with %s', (_, body) => {
    expect(staleExamples(recorded({ id: 'a', list: [{ at: 1 }] }), [answer(body)])).toEqual([]);
  });

  test.each([
    ['a new field', answer({ id: 'a', list: [{ at: 1 }], rev: 1 }), 'its example differs in rev'],
    ['a field less', answer({ list: [{ at: 1 }] }), 'its example differs in id'],
    ['a new field in a list', answer({ id: 'a', list: [{ at: 1, by: 'x' }] }), 'its example differs in by'],
    ['another kind of value', answer({ id: 1, list: [{ at: 1 }] }), 'its example differs in id'],
    ['an object for a list', answer({ id: 'a', list: {} }), 'its example differs in list'],
    ['another code', answer({ id: 'a' }, 201), 'its example is answered 200, not 201'],
    ['no body', answer('', 200), 'its example has a body'],
  ])('are stale after %s', (_, now, difference) => {
    const collection = recorded({ id: 'a', list: [{ at: 1 }] });
    expect(staleExamples(collection, [now])).toEqual([`Request 0: ${difference}`]);
  });

  test('are missed where there is none', () => {
    const collection = { item: [{ name: 'New', request: {} }] };
    expect(staleExamples(collection, [answer({})])).toEqual(['New: it has no example']);
  });

  test('stay excerpts where an answer is long, or no JSON', () => {
    const excerpt = { name: '200 OK', code: 200, body: 'excerpt' };
    const collection = { item: [{ name: 'Long', request: {}, response: [excerpt] }] };
    for (const long of [answer({ text: 'x'.repeat(10_000) }), answer('# HELP', 200, 'text/plain')]) {
      expect(staleExamples(collection, [long])).toEqual([]);
      recordExamples(collection, [long]);
      expect(collection.item[0]?.response).toEqual([excerpt]);
    }
  });
});
