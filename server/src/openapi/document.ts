import { createDocument } from 'zod-openapi';

/** The API as an OpenAPI 3.1 document, made from the schemas that validate the requests. */
export const openApiDocument = createDocument({
  openapi: '3.1.1',
  info: { title: 'Paid Up', version: '1.0.0' },
  servers: [{ url: '/api/v1' }],
  paths: {},
});
