import type { RequestHandler } from 'express';
import { z } from 'zod';
import { parseInput } from '../parse-input.ts';

const nothing = z.strictObject({});

/** Refuses query parameters where none is known, so that a typing error is never silently lost. */
export const noQuery: RequestHandler = (request, _response, next) => {
  parseInput(nothing, request.query);
  next();
};
