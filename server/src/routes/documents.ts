import type { Request, Response } from 'express';
import { sendJson } from '../http/send-json.ts';
import { createDocumentationPage } from '../openapi/page.ts';

/** The API described: for programs as an OpenAPI document, for people as a page to read and try it. */
export const createDocumentRoutes = () => ({
  // Loaded at the first request: most starts never need it.
  openapi: async (_request: Request, response: Response) => {
    const { openApiDocument } = await import('../openapi/document.ts');
    sendJson(response, openApiDocument);
  },

  page: createDocumentationPage(),
});
