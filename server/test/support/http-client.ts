import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';

/** What a test asks for. A string or bytes are sent as they are, anything else as JSON. */
export type Ask = { headers?: OutgoingHttpHeaders; body?: unknown };

export type Answer<Body> = { status: number; headers: IncomingHttpHeaders; text: string; body: Body };

export type HttpClient = ReturnType<typeof createHttpClient>;

/** A client that sends what it is told: whatever path, `Host` and bytes. It keeps its connections. */
export function createHttpClient(port: number, maxSockets = 200) {
  const agent = new Agent({ keepAlive: true, maxSockets });

  return {
    send<Body = unknown>(
      method: string,
      path: string,
      { headers = {}, body }: Ask = {},
    ): Promise<Answer<Body>> {
      return new Promise((resolve, reject) => {
        const payload = toPayload(body);
        const outgoing = request({
          agent,
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: definedOnly({ ...headersOf(body, payload), ...headers }),
        });
        outgoing.on('error', reject);
        outgoing.on('response', (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            const { statusCode = 0, headers } = response;
            resolve({ status: statusCode, headers, text, body: parsed(headers, text) as Body });
          });
        });
        outgoing.end(payload);
      });
    },
    close: () => agent.destroy(),
  };
}

function toPayload(body: unknown): string | Buffer | undefined {
  if (body === undefined || typeof body === 'string' || Buffer.isBuffer(body)) return body;
  return JSON.stringify(body);
}

const headersOf = (body: unknown, payload: string | Buffer | undefined): OutgoingHttpHeaders =>
  payload === undefined
    ? {}
    : {
        'Content-Length': Buffer.byteLength(payload),
        ...(Buffer.isBuffer(body) ? {} : { 'Content-Type': 'application/json' }),
      };

/** A header that a test sets to `undefined` is left out. */
const definedOnly = (headers: OutgoingHttpHeaders): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));

const parsed = (headers: IncomingHttpHeaders, text: string): unknown =>
  /json/.test(headers['content-type'] ?? '') && text !== '' ? JSON.parse(text) : undefined;
