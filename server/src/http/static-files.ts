import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import express, { Router } from 'express';
import { z } from 'zod';
import { unknownPath } from './problem.ts';

/**
 * The built web app. Names under `/assets/` carry a hash of their content and may be kept for good; any other
 * address that a browser asks for as a page is the app's, which finds its own way from there.
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
      // Whoever hung up is gone; whoever can't have it compressed may have it as it is.
      if (response.headersSent) return void response.destroy();
      response.removeHeader('Content-Encoding');
      next();
    });
  });
  router.use('/assets', express.static(assets, { ...KEPT, index: false, redirect: false }), unknownPath);
  router.use(express.static(folder, { index: false, redirect: false, setHeaders: revalidate }));
  for (const [path, link] of Object.entries(readLinks(folder)))
    router.get(path, (_request, response, next) => {
      // The first that fits is the page, as in the router of the app.
      if (!response.hasHeader('Link')) response.setHeader('Link', link);
      next();
    });
  router.get('/{*path}', (request, response, next) => {
    if (!request.accepts('html')) return next();
    // Without a date: an update may be older than what a browser has, and must not be taken for unchanged.
    const headers = { 'Cache-Control': 'no-cache' };
    response.sendFile('index.html', { root: folder, lastModified: false, headers });
  });
  return router;
}

const KEPT = { immutable: true, maxAge: '1y' };

// What the build also leaves compressed, as `.br`: far better than there is time for at each request.
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const revalidate = (response: { setHeader(name: string, value: string): unknown }) => {
  response.setHeader('Cache-Control', 'no-cache');
};

/** By the path of a page, the header that names what it needs besides the first download; the build writes them. */
function readLinks(folder: string): Record<string, string> {
  const file = join(folder, '.pages.json');
  return existsSync(file)
    ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
    : {};
}
