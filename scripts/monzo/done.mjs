/** Waits, and says then that it is done. */
export const done = async (promise, sentence) => {
  await promise;
  return { sentence };
};
