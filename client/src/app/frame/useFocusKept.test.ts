import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import { useFocusKept } from './useFocusKept.ts';

describe('the focus of a page, it', () => {
  let scope: EffectScope;
  beforeEach(() => {
    document.body.innerHTML =
      '<h1 tabindex="-1">Home</h1><p>Text</p><button id="undo">Undo</button><a href="#">On</a>';
    scope = effectScope();
    scope.run(useFocusKept);
  });
  afterEach(() => scope.stop());

  test('goes to the heading when the button that had it is gone', async () => {
    find('#undo').focus();
    await remove('#undo');
    expect(document.activeElement?.tagName).toBe('H1');
  });

  test('stays with what took it over', async () => {
    find('#undo').focus();
    find('#undo').remove();
    find('a').focus();
    await frames();
    expect(document.activeElement?.tagName).toBe('A');
  });

  test('is left alone when something else goes', async () => {
    find('#undo').focus();
    await remove('p');
    expect(document.activeElement?.id).toBe('undo');
  });

  test('is not brought back to who left it for plain text', async () => {
    find('#undo').focus();
    find('#undo').blur();
    await frames();
    await remove('#undo');
    expect(document.activeElement).toBe(document.body);
  });

  test('is an open sheet’s own matter', async () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div class="modal show"><button id="inside">x</button></div>',
    );
    find('#inside').focus();
    await remove('#inside');
    expect(document.activeElement).toBe(document.body);
    await remove('.modal');
    expect(document.activeElement?.tagName).toBe('H1');
  });
});

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

async function remove(selector: string): Promise<void> {
  find(selector).remove();
  await frames();
}

async function frames(): Promise<void> {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}
