import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';

const OUR_FILES = fileURLToPath(new URL('page', import.meta.url));
const VIEWER_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'];

/** The page that shows the document and tries its calls: our own small files and a few of Swagger UI's. */
export function createDocumentationPage(): Router {
  const viewerFolder = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')));
  const router = Router();
  router.use(express.static(OUR_FILES, { redirect: false, setHeaders: revalidate }));
  for (const file of VIEWER_FILES)
    router.get(`/${file}`, (_request, response) => {
      revalidate(response);
      response.sendFile(join(viewerFolder, file));
    });
  return router;
}

const revalidate = (response: { setHeader(name: string, value: string): unknown }) => {
  response.setHeader('Cache-Control', 'no-cache');
};
