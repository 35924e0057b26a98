import { z } from 'zod';
import type { Ask, CallOptions } from './call.ts';
import { looseText, nothing } from './loose.ts';
import { MonzoError } from './monzo-error.ts';
import { secureUrl } from './secure-url.ts';
import { exchange, type Sender } from './exchange.ts';

const attachment = z.object({
  id: z.string().min(1),
  external_id: looseText,
  file_url: looseText,
  file_type: looseText,
  created: looseText,
});

export type Attachment = z.infer<typeof attachment>;
export type AttachedFile = { name: string; type: string; bytes: Uint8Array<ArrayBuffer> };

const place = z.object({ file_url: z.string(), upload_url: z.string() });
const registered = z.object({ attachment });

/** Pictures of a transaction. */
export function createAttachments(ask: Ask, sender: Sender) {
  return { upload, register, deregister, attach };

  /** Uploads a file to the bank's storage and returns its address. It belongs to no transaction yet. */
  async function upload({ name, type, bytes }: AttachedFile, options: CallOptions = {}): Promise<string> {
    const form = { file_name: name, file_type: type, content_length: bytes.byteLength };
    const { file_url, upload_url } = await ask(
      { method: 'POST', path: '/attachment/upload', form, answer: place, isRepeatable: true },
      options,
    );
    // The storage is another company's. The address itself is the permission, so no token goes there.
    const { status } = await exchange(sender, {
      name: 'PUT of an attachment',
      url: secureUrl(upload_url, 'The storage of attachments'),
      method: 'PUT',
      headers: { 'content-type': type },
      body: bytes,
      isRepeatable: true,
      signal: options.signal,
    });
    if (status < 200 || status > 299)
      throw new MonzoError(`The storage of attachments answered ${status}.`, {
        kind: status < 500 ? 'bad_request' : 'server',
        status,
        code: 'storage',
        isRetryable: status >= 500,
      });
    return file_url;
  }

  /** Attaches a file, which may be anywhere on the web, to a transaction. A second time attaches it again. */
  async function register(
    { transactionId, fileUrl, fileType }: { transactionId: string; fileUrl: string; fileType: string },
    options?: CallOptions,
  ): Promise<Attachment> {
    const form = { external_id: transactionId, file_url: fileUrl, file_type: fileType };
    const answer = await ask(
      { method: 'POST', path: '/attachment/register', form, answer: registered, isRepeatable: false },
      options,
    );
    return answer.attachment;
  }

  /** Takes an attachment off its transaction. */
  function deregister(id: string, options?: CallOptions): Promise<void> {
    const form = { id };
    return ask(
      { method: 'POST', path: '/attachment/deregister', form, answer: nothing, isRepeatable: false },
      options,
    );
  }

  /** Uploads a file and attaches it to a transaction. */
  async function attach(
    transactionId: string,
    file: AttachedFile,
    options?: CallOptions,
  ): Promise<Attachment> {
    const fileUrl = await upload(file, options);
    return register({ transactionId, fileUrl, fileType: file.type }, options);
  }
}
