import { describeTokenStore } from '../../../test/monzo-client/describe-token-store.ts';
import { createMemoryTokens } from './memory-tokens.ts';

describeTokenStore('memory', (count) => {
  const store = createMemoryTokens();
  return Array.from({ length: count }, () => store);
});
