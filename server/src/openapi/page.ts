import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';
import { refuseMethod } from '../http/mount-routes.ts';

const OUR_FOLDER = fileURLToPath(new URL('page', import.meta.url));
const VIEWER_FOLDER = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));

const FILES = [
  { path: '/', name: 'index.html', root: OUR_FOLDER },
  { path: '/page.css', name: 'page.css', root: OUR_FOLDER },
  { path: '/page.js', name: 'page.js', root: OUR_FOLDER },
  { path: '/swagger-ui.css', name: 'swagger-ui.css', root: VIEWER_FOLDER },
  { path: '/swagger-ui.js', name: 'swagger-ui-bundle.js', root: VIEWER_FOLDER },
  { path: '/icon.png', name: 'favicon-32x32.png', root: VIEWER_FOLDER },
];

/** Serves the page that shows the document, made of our own files and a few of Swagger UI's. */
export function createDocumentationPage(): Router {
  const router = Router();
  for (const { path, name, root } of FILES)
    router
      .route(path)
      .get((_request, response) =>
        response.sendFile(name, { root, headers: { 'Cache-Control': 'no-cache' } }),
      )
      .all(refuseMethod('GET, HEAD'));
  return router;
}
