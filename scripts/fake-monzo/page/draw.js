import { attempt, control } from './control.js';
import { act, element, fill, option } from './element.js';
import { accountRow, callRow, deliveryRow, feedRow, receiptRow, sessionRow, transactionRow } from './rows.js';
import { nowOf, shortAddress, words } from './words.js';

/** Fills what can be chosen, once. */
export function fillChoices({ choices, accounts }) {
  const select = (selector, options) => document.querySelector(selector).replaceChildren(...options);
  const labelled = ({ name, label }) => option(name, label);
  select('#payment [name=kind]', choices.kinds.map(labelled));
  select('#trouble [name=kind]', choices.troubles.map(labelled));
  select(
    '#mode',
    choices.delivery_modes.map((mode) => option(mode, words(mode))),
  );
  select(
    '#payers',
    choices.payers.map((name) => option(name, '')),
  );
  document.querySelector('#payment [name=name]').value = choices.payers[0] ?? '';
  const current = accounts.filter(({ closed, pots }) => !closed && pots.length > 0);
  select(
    '#payment [name=account_id]',
    current.map(({ id, type }) => option(id, words(type))),
  );
}

/** Draws what changes. */
export function draw(state, refresh) {
  const { switches, choices } = state;
  document.querySelector('#now').textContent = nowOf(state.now);
  const mode = document.querySelector('#mode');
  if (mode !== document.activeElement) mode.value = state.delivery_mode;
  const limit = state.rate_limit ? `now ${state.rate_limit.calls}` : 'no limit';
  document.querySelector('#limit [name=calls]').placeholder = limit;
  fill('sessions', state.sessions, (session) => sessionRow(session, refresh));
  fill('feed', state.feed, feedRow);
  fill('receipts', state.receipts, receiptRow);
  fill(
    'accounts',
    state.accounts.filter(({ closed }) => !closed),
    accountRow,
  );
  fill('webhooks', state.webhooks, ({ id, url }) =>
    element(
      'li',
      {},
      element('span', {}, shortAddress(url)),
      act('Delete', id, refresh, 'DELETE', `/webhooks/${id}`),
    ),
  );
  fill('troubles', state.troubles, ({ kind, calls }) => {
    const label = choices.troubles.find(({ name }) => name === kind)?.label ?? kind;
    const often = calls === null ? 'until you stop it' : `${calls} more`;
    return element('li', {}, `${label}, ${often}`);
  });
  document.querySelector('#stop').hidden = state.troubles.length === 0;
  const pots = new Map(state.accounts.flatMap((account) => account.pots.map(({ id, name }) => [id, name])));
  fill('transactions', state.transactions, (transaction) => transactionRow(transaction, pots, refresh));
  fill('deliveries', state.deliveries, deliveryRow);
  fill('calls', state.calls, callRow);
  fill(
    'switches',
    Object.entries(choices.switches).map(([name, ways]) => ({ name, ways, way: switches[name] })),
    (one) => switchRow(one, refresh),
  );
}

function switchRow({ name, ways, way }, refresh) {
  const onchange = ({ target }) =>
    attempt(() => control('PATCH', '/switches', { [name]: target.value }), 'The bank does so now.', refresh);
  const select = element('select', { onchange }, ...ways.map((one) => option(one, words(one))));
  select.value = way;
  return element('label', {}, words(name), select);
}
