import { join } from 'node:path';
import express, { Router } from 'express';
import { unknownPath } from './problem.ts';

/**
 * The built web app. Names under `/assets/` carry a hash of their content and may be kept for good; any other
 * address that a browser asks for as a page is the app's, which finds its own way from there.
 */
export function createStaticFiles(folder: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
    unknownPath,
  );
  router.use(express.static(folder, { index: false, redirect: false, setHeaders: revalidate }));
  router.get('/{*path}', (request, response, next) => {
    if (!request.accepts('html')) return next();
    // Without a date: an update may be older than what a browser has, and must not be taken for unchanged.
    const headers = { 'Cache-Control': 'no-cache' };
    response.sendFile('index.html', { root: folder, lastModified: false, headers });
  });
  return router;
}

const revalidate = (response: { setHeader(name: string, value: string): unknown }) => {
  response.setHeader('Cache-Control', 'no-cache');
};
