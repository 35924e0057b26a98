/** Fetches the banner of the made-up season, which is no part of the first download. */
export const loadBanner = () => import('../../home/MadeUpBanner.vue');
