import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Sends a file for the browser to save. A reader who hangs up ends it, and is no error. */
export async function sendDownload(
  { request, response }: { request: IncomingMessage; response: ServerResponse },
  { type, name }: { type: string; name: string },
  open: () => Readable,
): Promise<void> {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  if (request.method === 'HEAD') return void response.end();
  try {
    await pipeline(open(), response);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      throw error;
  }
}
