/** Bugs that let in what must stay out. See `../bugs.mjs`. */
export const accessBugs = [
  {
    what: 'any secret opens the webhook',
    edits: [['server/src/http/guard.ts', "? undefined : 'route'", '? undefined : undefined']],
    tests: ['webhook/secret'],
  },
  {
    what: 'ids that differ only in broken UTF-8 become one',
    edits: [['server/src/http/json-body.ts', 'fatal: true', 'fatal: false']],
    tests: ['bad-input/framing', 'bad-input/webhook'],
  },
  {
    what: 'other web pages may change the records',
    edits: [
      [
        'server/src/http/guard.ts',
        'if (SAFE_METHODS.includes(method) || isSameOrigin(headers)) return null;',
        'return null;',
      ],
    ],
    tests: ['server/test/bad-input', 'server/test/api/answers', 'server/test/routes'],
  },
  {
    what: 'a route stands before no guard',
    edits: [
      ['server/src/http/mount-routes.ts', 'place[method](guard(access), handle)', 'place[method](handle)'],
    ],
    tests: ['server/test/routes'],
  },
  {
    what: 'a method that is not there is refused without Allow',
    edits: [['server/src/http/mount-routes.ts', "response.setHeader('Allow', allowed);", 'void response;']],
    tests: ['bad-input/addresses'],
  },
  {
    what: 'a body goes past its schema',
    edits: [
      [
        'server/src/http/route.ts',
        'body && parseInput(body.schema, await readBody(request, body))',
        'body && (await readBody(request, body))',
      ],
    ],
    tests: ['server/test/routes'],
  },
];
