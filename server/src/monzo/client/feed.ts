import type { Ask, CallOptions } from './call.ts';
import { nothing } from './loose.ts';

export type FeedItem = {
  title: string;
  imageUrl: string;
  body?: string | undefined;
  /** Is opened when the item is touched. */
  url?: string | undefined;
  /** Colours like `#14233c`. */
  backgroundColor?: string | undefined;
  titleColor?: string | undefined;
  bodyColor?: string | undefined;
};

/** The feed in the Monzo app. */
export const createFeed = (ask: Ask) => ({
  /** Puts an item into the feed. It gets no id and can't be taken back, so it is sent once, whatever comes back. */
  create: (accountId: string, item: FeedItem, options?: CallOptions): Promise<void> =>
    ask(
      {
        method: 'POST',
        path: '/feed',
        form: {
          account_id: accountId,
          type: 'basic',
          url: item.url,
          'params[title]': item.title,
          'params[image_url]': item.imageUrl,
          'params[body]': item.body,
          'params[background_color]': item.backgroundColor,
          'params[title_color]': item.titleColor,
          'params[body_color]': item.bodyColor,
        },
        answer: nothing,
        isRepeatable: false,
      },
      options,
    ),
});
