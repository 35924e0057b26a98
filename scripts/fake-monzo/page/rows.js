import { act, element, more } from './element.js';
import { dayOf, money, timeOf, words } from './words.js';

/** A login, with what its owner and the bank can do to it. */
export function sessionRow({ id, client, user, approval, end, access_token_ends }, refresh) {
  const said = end
    ? words(end)
    : { waiting: 'wants to be approved', approved: 'approved', refused: 'refused' }[approval];
  const does = (label, action) => act(label, id, refresh, 'POST', `/sessions/${action}`, { session_id: id });
  const answers = [does(approval === 'approved' ? 'Confirm again' : 'Approve', 'approve')];
  if (approval === 'waiting') answers.push(does('Refuse', 'refuse'));
  return element(
    'li',
    {},
    element('span', {}, `${client}, as ${user}`),
    element(
      'small',
      {},
      element('strong', { className: approval === 'approved' && !end ? 'good' : 'bad' }, said),
    ),
    element('small', {}, `Its access token ends ${dayOf(access_token_ends)}.`),
    end ? '' : element('div', { className: 'row' }, ...answers),
    end
      ? ''
      : more(
          id,
          does('Take back', 'revoke'),
          does('Expire the token', 'expire'),
          does('Evict the tokens', 'evict'),
        ),
  );
}

/** An open account, with what is in it and in its pots. */
export function accountRow({ type, balance, pots }) {
  const live = pots.filter(({ deleted }) => !deleted);
  return element(
    'li',
    {},
    element('span', {}, words(type)),
    element('span', { className: 'amount' }, money(balance)),
    small(live.map((pot) => `${pot.name} ${money(pot.balance)}`)),
  );
}

/** An item of the owner's feed. */
export function feedRow({ at, params: { title, body } }) {
  return element('li', {}, element('span', {}, title), small([body]), small([dayOf(at)]));
}

/** A receipt, item by item. */
export function receiptRow({ transaction_id, total, items }) {
  return element(
    'li',
    {},
    element('span', {}, 'Receipt'),
    element('span', { className: 'amount' }, money(total)),
    ...items.map(({ description, amount }) => small([description, money(amount)])),
    small([transaction_id]),
  );
}

/** A transaction, with what can become of it. `pots` are names by id, since the bank describes a move by the pot's id. */
export function transactionRow(transaction, pots, refresh) {
  const { id, amount, created, description, notes, counterparty, merchant, scheme, settled } = transaction;
  const pot = pots.get(description);
  const name = counterparty?.name ?? merchant?.name ?? (pot ? `Pot ${pot}` : '');
  const path = `/payments/${id}`;
  const penny = { fields: { amount: amount + 1, local_amount: amount + 1 } };
  const said = transaction.decline_reason
    ? 'declined'
    : transaction.amount_is_pending
      ? 'amount open'
      : settled === '' && 'pending';
  return element(
    'li',
    {},
    element('span', {}, name || description),
    element('span', { className: amount > 0 && said !== 'declined' ? 'amount in' : 'amount' }, money(amount)),
    small([dayOf(created), name && !pot && description, notes !== description && notes, scheme, said]),
    more(
      id,
      act('Settle', id, refresh, 'POST', `${path}/settle`, {}),
      act('Decline', id, refresh, 'POST', `${path}/decline`, {}),
      act('Send it back', id, refresh, 'POST', `${path}/return`, {}),
      act('Add a penny', id, refresh, 'PATCH', path, penny),
      act('Forget it', id, refresh, 'DELETE', path),
    ),
  );
}

/** A delivery with the answers to its attempts. */
export function deliveryRow({ made, type, transaction_id, url, state, attempts }) {
  const statuses = attempts.map(({ status }) => status || 'no answer').join(', ');
  const className = { delivered: 'good', waiting: '' }[state] ?? 'bad';
  return element(
    'li',
    {},
    element('span', {}, type),
    element('span', { className }, words(state)),
    small([timeOf(made), new URL(url).host, statuses, transaction_id]),
    small([attempts.at(-1)?.answer]),
  );
}

/** A call of the bank's API. */
export function callRow({ at, method, path, query, status, trouble }) {
  return element(
    'li',
    {},
    element('span', {}, `${method} ${path}`),
    element(
      'span',
      { className: status >= 200 && status < 300 ? 'good' : 'bad' },
      status ? String(status) : 'no answer',
    ),
    small([timeOf(at), ...fieldsOf(query), trouble && words(trouble)]),
  );
}

const fieldsOf = (query) => [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`);

const small = (parts) => element('small', {}, parts.filter(Boolean).join(' · '));
