import { useMediaQuery } from '@vueuse/core';

/** Whether there is room for tables and a side bar: 992 px, or more where the browser's type is larger. */
export const useWide = () => useMediaQuery('(min-width: 62em)');
