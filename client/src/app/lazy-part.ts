import { type AsyncComponentLoader, type Component, defineAsyncComponent } from 'vue';
import { errorTexts } from './texts.ts';
import { showFailure } from './toasts/useToast.ts';

/**
 * A part of a page whose code is fetched when it is first shown. When that fails, because an update has replaced it or
 * there is no connection, a toast says so and offers to load the page again.
 */
export const lazyPart = <Part extends Component>(load: AsyncComponentLoader<Part>) =>
  defineAsyncComponent({
    loader: load,
    onError(_error, _retry, fail) {
      showFailure(errorTexts.partUnreachable, { label: errorTexts.loadAgain, act: loadAgain });
      fail();
    },
  });

function loadAgain(): void {
  location.reload();
}
