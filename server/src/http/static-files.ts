import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { Router } from 'express';
import { z } from 'zod';
import { unknownPath } from './problem.ts';

/**
 * Serves the built web app. Names under `/assets/` carry a hash of their content, so browsers may keep them forever.
 * Every other page is `index.html`, where the app's own router takes over.
 * The compressed files are found here and not by a library. sirv (3.0.2) stops the process when a build has removed a
 * file that it read at its start, and leaves a file open for each browser that hangs up. express-static-gzip (3.0.2)
 * says that the 404 of such a file is compressed.
 */
export function createStaticFiles(folder: string): Router {
  const router = Router();
  const assets = join(folder, 'assets');
  router.get('/assets/:name', (request, response, next) => {
    const { name } = request.params;
    const type = TYPES[extname(name)];
    if (type === undefined || !request.acceptsEncodings('br')) return next();
    const headers = { 'Content-Type': type, 'Content-Encoding': 'br', Vary: 'Accept-Encoding' };
    response.sendFile(`${name}.br`, { ...KEPT, root: assets, headers }, (error) => {
      if (!error) return;
      // If the answer has not begun, the compressed file is missing and the plain one will do.
      if (response.headersSent) return void response.destroy();
      response.removeHeader('Content-Encoding');
      next();
    });
  });
  router.use('/assets', express.static(assets, { ...KEPT, index: false, redirect: false }), unknownPath);
  router.use(express.static(folder, { index: false, redirect: false, setHeaders: revalidate }));
  for (const [path, link] of Object.entries(readLinks(folder)))
    router.get(path, (_request, response, next) => {
      // The first match wins, as in the app's router.
      if (!response.hasHeader('Link')) response.setHeader('Link', link);
      next();
    });
  router.get('/{*path}', (request, response, next) => {
    if (!request.accepts('html')) return next();
    // A date could make an older build look unchanged to a browser, so none is sent.
    const headers = { 'Cache-Control': 'no-cache' };
    response.sendFile('index.html', { root: folder, lastModified: false, headers });
  });
  return router;
}

const KEPT = { immutable: true, maxAge: '1y' };

// The build compresses these types to `.br`, and takes more time over it than a request could.
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const revalidate = (response: { setHeader(name: string, value: string): unknown }) => {
  response.setHeader('Cache-Control', 'no-cache');
};

/** Reads the `Link` header of each page, by path. It names the files that the page needs next. The build writes it. */
function readLinks(folder: string): Record<string, string> {
  const file = join(folder, '.pages.json');
  return existsSync(file)
    ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
    : {};
}
