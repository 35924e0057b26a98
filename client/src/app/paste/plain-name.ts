/** The text without phone numbers, e-mail addresses and links, which are nobody's name. */
export const withoutContacts = (text: string): string =>
  tidy(text.replace(LINK, ' ').replace(EMAIL, ' ').replace(NATIONAL, ' ').replace(INTERNATIONAL, ' '));

/** The text without pictures such as 👍🏽 or ⚽. */
export const withoutEmoji = (text: string): string => tidy(text.replace(EMOJI, ' '));

/** The text without the spaces, stops, dashes and stars around it. */
export const tidy = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.,;:!|*_~=>@/\\·•–—-]+/u, '')
    .replace(/[\s,;:!|*_~=</\\·•–—-]+$/u, '')
    .replace(/([^.])\.$/u, '$1');

/** Whether anything in it could be a name. */
export const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

const LINK = /\b(?:https?:\/\/|www\.)\S+/giu;
const EMAIL = /[^\s@<>()]{1,64}@[^\s@<>()]{1,200}\.[a-z]{2,20}/giu;
// A number at home comes first, so that the "+1" of "Sam +1 07700 900123" stays.
const NATIONAL = /(?<![\d+])(?:\(0|0)\d[\d\s()./-]{5,16}\d(?!\d)/gu;
const INTERNATIONAL = /(?:\+|(?<!\d)00)\d{1,3}[\d\s()./-]{6,16}\d(?!\d)/gu;
// A picture may be of several characters, with a colour of skin, joiners and variants between them.
const EMOJI =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0e|\ufe0f|\u200d|\u20e3|[\u{e0020}-\u{e007f}])*/gu;
