import { vi } from 'vitest';

/** Lets `vi.waitFor` wait for 5 s instead of one, since a busy machine takes its time. What is right is seen at once. */
const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (callback, options = 5_000) => waitFor(callback, options);
