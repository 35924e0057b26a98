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
  const nothing = element('li', { className: 'nothing' }, list.dataset.none ?? '');
  list.replaceChildren(...(items.length > 0 ? items.map(row) : [nothing]));
  if (!focused) return;
  const again = list.querySelector(`[data-key="${focused}"]`);
  again?.closest('details')?.setAttribute('open', '');
  again?.focus();
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
