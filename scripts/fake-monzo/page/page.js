import { control, say } from './control.js';
import { draw, fillChoices } from './draw.js';
import { readForms } from './forms.js';

const EVERY = 1000;

readForms(refresh);
let isFilled = false;
await refresh();
setInterval(() => void (document.hidden || refresh()), EVERY);

/** Shows the bank as it is now. */
async function refresh() {
  try {
    const state = await control('GET', '/state');
    if (!isFilled) fillChoices(state);
    isFilled = true;
    draw(state, refresh);
  } catch {
    say('The fake bank does not answer. Is it still running?');
  }
}
