import type { Endpoint } from '../endpoint.ts';
import type { FakeBank } from '../fake-bank.ts';
import { badParam, missingParam } from '../wire/bank-error.ts';
import { nested, required } from '../wire/params.ts';

const COLOURS = ['background_color', 'title_color', 'body_color'];

/** Items in the owner's feed. No id comes back, and each call adds one. */
export const feedEndpoints = ({ accounts, clock, feed }: FakeBank): Endpoint[] => [
  {
    method: 'post',
    path: '/feed',
    answer({ session, form }) {
      const account = accounts.find(required(form, 'account_id'), session.userId);
      if (required(form, 'type') !== 'basic') throw badParam('type', 'must be basic');
      const params = Object.fromEntries(nested(form, 'params'));
      for (const name of ['title', 'image_url']) if (!params[name]) throw missingParam(`params[${name}]`);
      for (const name of COLOURS)
        if (params[name] && !/^#[0-9a-f]{6}$/i.test(params[name]))
          throw badParam(name, 'must be like #RRGGBB');
      feed.push({ at: clock.now(), account_id: account.id, url: form.get('url'), params });
      return {};
    },
  },
];
