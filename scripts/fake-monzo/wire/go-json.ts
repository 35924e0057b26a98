/** JSON as the bank's encoder writes it, which escapes `&`, `<` and `>`. */
export const goJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[&<>\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
