/**
 * What the server uses of `node:http`. An `import` of that module would read all that it exports, and so load its client
 * of WebSockets, which takes 5 MB and which nothing here uses.
 */
export const { createServer, STATUS_CODES } = process.getBuiltinModule('node:http');
