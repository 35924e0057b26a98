import { attempt, control } from './control.js';

/** Makes an element with these properties and children. Empty texts are left out. */
export function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children.filter((child) => child !== ''));
  return made;
}

/** Puts rows into a list when they differ from those before. What had the focus keeps it, and what was open stays so. */
export function fill(id, items, row) {
  const list = document.querySelector(`#${id}`);
  const shown = JSON.stringify(items);
  if (list.dataset.shown === shown) return;
  list.dataset.shown = shown;
  const focused = list.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const open = [...list.querySelectorAll('details[open]')].map(({ dataset }) => dataset.key);
  const nothing = element('li', { className: 'nothing' }, list.dataset.none ?? '');
  list.replaceChildren(...(items.length > 0 ? items.map(row) : [nothing]));
  for (const details of list.querySelectorAll('details')) details.open = open.includes(details.dataset.key);
  if (focused) list.querySelector(`[data-key="${focused}"]`)?.focus();
}

/** Buttons behind a heading that opens. Its key tells it from the others in its list. */
export function more(key, ...buttons) {
  const summary = element('summary', {}, 'What else can happen');
  const details = element('details', {}, summary, element('div', { className: 'row' }, ...buttons));
  details.dataset.key = key;
  summary.dataset.key = `more ${key}`;
  return details;
}

/** A button that plays the bank by one control. Its key tells it from the others in its list. */
export function act(label, key, refresh, method, path, body) {
  const onclick = () => attempt(() => control(method, path, body), `${label}: done.`, refresh);
  const made = element('button', { type: 'button', onclick }, label);
  made.dataset.key = `${path} ${key}`;
  return made;
}

/** A choice of a select. */
export const option = (value, label) => element('option', { value }, label);
