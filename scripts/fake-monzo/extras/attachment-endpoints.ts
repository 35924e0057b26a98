import type { Call, Endpoint } from '../endpoint.ts';
import type { FakeBank } from '../fake-bank.ts';
import type { Attachment } from '../transactions/transaction.ts';
import { notFound } from '../wire/bank-error.ts';
import { bankTime } from '../wire/bank-time.ts';
import { required, requiredAmount } from '../wire/params.ts';

/** Pictures on transactions. Their bytes go to another host, which `storage` plays. */
export function attachmentEndpoints({ accounts, clock, ledger, newId, storage }: FakeBank): Endpoint[] {
  return [
    {
      method: 'post',
      path: '/attachment/upload',
      answer({ form, origin }) {
        const name = required(form, 'file_name');
        const type = required(form, 'file_type');
        const path = storage.expect(name, type, requiredAmount(form, 'content_length'));
        return { file_url: `${origin}${path.file}`, upload_url: `${origin}${path.upload}` };
      },
    },
    {
      method: 'post',
      path: '/attachment/register',
      answer(call) {
        const { form, session } = call;
        const transaction = find(call, required(form, 'external_id'));
        const attachment: Attachment = {
          id: newId('attach'),
          user_id: session.userId,
          external_id: transaction.id,
          file_url: required(form, 'file_url'),
          file_type: required(form, 'file_type'),
          created: bankTime(clock.now()),
        };
        transaction.attachments = [...(transaction.attachments ?? []), attachment];
        return { attachment };
      },
    },
    {
      method: 'post',
      path: '/attachment/deregister',
      answer({ form, session }) {
        const id = required(form, 'id');
        const transaction = accounts
          .ownedBy(session.userId)
          .flatMap((account) => ledger.of(account.id))
          .find(({ attachments }) => attachments?.some((one) => one.id === id));
        if (!transaction) throw notFound('attachment');
        const left = transaction.attachments?.filter((one) => one.id !== id) ?? [];
        transaction.attachments = left.length > 0 ? left : null;
        return {};
      },
    },
  ];

  function find({ session }: Call, id: string) {
    const transaction = ledger.find(id);
    accounts.find(transaction.account_id, session.userId);
    return transaction;
  }
}
