import { attempt, control } from './control.js';
import { penceOf } from './words.js';

/** Lets the forms and buttons of the page play the bank. */
export function readForms(refresh) {
  onSubmit('payment', async ({ kind, amount, name, reference, account_id, silent }) => {
    await control('POST', '/payments', {
      kind,
      amount: penceOf(amount),
      ...(name && { name }),
      reference,
      account_id,
      silent: silent === 'on',
    });
    return silent ? 'It is booked, and nobody was told.' : 'It is booked, and its webhooks are on their way.';
  });
  onSubmit('webhook', async ({ url }, form) => {
    await control('POST', '/webhooks', { url });
    form.reset();
    return 'From now on payments are told there.';
  });
  onSubmit('trouble', async ({ kind, calls }) => {
    await control('POST', '/troubles', { kind, calls: calls === '' ? null : Number(calls) });
    return 'Trouble is waiting for calls.';
  });
  onSubmit('limit', async ({ calls }, form) => {
    await control('PUT', '/rate_limit', calls === '' ? null : { calls: Number(calls), seconds: 300 });
    form.reset();
    return calls === '' ? 'There is no limit.' : `More than ${calls} calls in 5 minutes are refused.`;
  });
  document.querySelector('#mode').onchange = ({ target }) =>
    attempt(
      () => control('PUT', '/delivery_mode', { mode: target.value }),
      'Webhooks arrive in that way now.',
      refresh,
    );
  document.querySelector('#stop').onclick = () =>
    attempt(() => control('DELETE', '/troubles'), 'All is well again.', refresh);
  document.querySelector('#reset').onclick = () =>
    attempt(() => control('POST', '/reset'), 'Everything is forgotten.', refresh);
  for (const move of document.querySelectorAll('[data-seconds]'))
    move.onclick = () =>
      attempt(
        () => control('POST', '/clock', { advance_seconds: Number(move.dataset.seconds) }),
        'The bank’s clock has been moved.',
        refresh,
      );

  function onSubmit(id, action) {
    const form = document.querySelector(`#${id}`);
    form.onsubmit = (event) => {
      event.preventDefault();
      let said = '';
      const submitted = async () => (said = await action(Object.fromEntries(new FormData(form)), form));
      void attempt(submitted, '', async () => {
        if (said) document.querySelector('#status').textContent = said;
        await refresh();
      });
    };
  }
}
