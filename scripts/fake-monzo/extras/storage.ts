import { type Request, type Response, Router, raw } from 'express';
import type { BankClock } from '../bank-clock.ts';
import type { NewId } from '../ids.ts';

type StoredFile = { type: string; length: number; ends: number; signature: string; bytes: Buffer | null };

export type Storage = ReturnType<typeof createStorage>;

/** Where the storage is. It is another host in truth. */
export const STORAGE_PATH = '/__fake/storage';
/** How long a signed address is good, in milliseconds. */
const LIFE = 5 * 60_000;

/** Keeps the bytes of attachments behind signed addresses. It takes no access token, and no other length or type than told. */
export function createStorage(clock: BankClock, newId: NewId) {
  const files = new Map<string, StoredFile>();

  return {
    /** Returns the paths to put a file at and to get it from. */
    expect(name: string, type: string, length: number): { file: string; upload: string } {
      const key = `${newId('file')}-${encodeURIComponent(name)}`;
      const signature = newId('signature');
      files.set(key, { type, length, ends: clock.now() + LIFE, signature, bytes: null });
      const file = `${STORAGE_PATH}/${encodeURIComponent(key)}`;
      return { file, upload: `${file}?signature=${signature}` };
    },

    router(): Router {
      const router = Router();
      const body = raw({ type: () => true, limit: '20mb' });
      router.route('/:key').get(get).put(body, put).post(body, put);
      return router;
    },
  };

  function put(request: Request<{ key: string }>, response: Response): void {
    const { params, query, headers } = request;
    const body: unknown = request.body;
    const file = files.get(params.key);
    if (!file || file.signature !== query.signature || file.ends <= clock.now())
      return void response.status(403).end();
    const isAsTold =
      Buffer.isBuffer(body) && body.length === file.length && headers['content-type'] === file.type;
    if (!isAsTold || headers.authorization !== undefined) return void response.status(400).end();
    file.bytes = body;
    response.status(200).end();
  }

  function get(request: Request<{ key: string }>, response: Response): void {
    const file = files.get(request.params.key);
    if (!file?.bytes) return void response.status(404).end();
    response.type(file.type).send(file.bytes);
  }
}
