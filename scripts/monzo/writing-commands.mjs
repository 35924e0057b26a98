import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { accountOf } from './account.mjs';
import { done } from './done.mjs';
import { tableOfPots, tableOfTransactions, tableOfWebhooks } from './tables.mjs';

/** Commands that change something at the bank. */
export const WRITING = {
  annotate: {
    values: ['id', 'key=text…'],
    does: 'sets metadata, such as notes="FOOTBALL (Tom)"; key= removes it',
    async run(client, [id, ...pairs]) {
      const texts = Object.fromEntries(pairs.map(pairOf));
      const all = await client.transactions.annotate(id, texts);
      const dropped = Object.keys(texts).filter(
        (key) => texts[key] !== '' && all.metadata[key] !== texts[key],
      );
      if (dropped.length > 0) console.error(`The bank has not kept ${dropped.join(', ')}.`);
      return { ...tableOfTransactions([all]), all };
    },
  },
  deposit: {
    values: ['pot', 'pounds', 'name'],
    does: 'moves money into a pot, once for each name',
    run: async (client, values, options) => tableOfPots([await movePot(client, 'deposit', values, options)]),
  },
  withdraw: {
    values: ['pot', 'pounds', 'name'],
    does: 'moves it back, once for each name',
    run: async (client, values, options) => tableOfPots([await movePot(client, 'withdraw', values, options)]),
  },
  feed: {
    values: ['title', 'image-url', '[body]', '[url]'],
    does: 'puts an item into the feed of the Monzo app, for good',
    async run(client, [title, imageUrl, body, url], options) {
      const accountId = await accountOf(client, options);
      return done(client.feed.create(accountId, { title, imageUrl, body, url }), 'It is in the feed.');
    },
  },
  attach: {
    values: ['id', 'picture'],
    does: 'attaches a picture (png or jpg), a file or an address on the web',
    async run(client, [id, picture]) {
      const type = { '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg' }[
        extname(picture).toLowerCase()
      ];
      if (!type) throw new Error('A picture ends in .png, .jpg or .jpeg.');
      const all = picture.startsWith('https://')
        ? await client.attachments.register({ transactionId: id, fileUrl: picture, fileType: type })
        : await client.attachments.attach(id, {
            name: basename(picture),
            type,
            bytes: await readFile(picture),
          });
      return { columns: ['attachment', 'address'], rows: [[all.id, all.file_url]], all };
    },
  },
  detach: {
    values: ['attachment'],
    does: 'takes a picture off',
    run: (client, [id]) => done(client.attachments.deregister(id), 'It is off.'),
  },
  'receipt-put': {
    values: ['file.json'],
    does: 'stores a receipt, or replaces the one of its name',
    async run(client, [file]) {
      return done(client.receipts.put(JSON.parse(await readFile(file, 'utf8'))), 'It is stored.');
    },
  },
  'receipt-delete': {
    values: ['name'],
    does: 'deletes a receipt',
    run: (client, [name]) => done(client.receipts.delete(name), 'It is deleted.'),
  },
  'webhook-add': {
    values: ['address'],
    does: 'registers an address, unless it is registered already',
    async run(client, [address], options) {
      return tableOfWebhooks([await client.webhooks.ensure(await accountOf(client, options), address)]);
    },
  },
  'webhook-delete': {
    values: ['webhook'],
    does: 'deletes a webhook by its id',
    run: (client, [id]) => done(client.webhooks.delete(id), 'It is deleted.'),
  },
};

function pairOf(pair) {
  const at = pair.indexOf('=');
  if (at < 1) throw new Error(`${JSON.stringify(pair)} is not of the form key=text.`);
  return [pair.slice(0, at), pair.slice(at + 1)];
}

async function movePot(client, way, [potId, text, dedupeId], options) {
  if (!/^\d{1,9}(\.\d\d)?$/.test(text)) throw new Error('An amount is in pounds, like 5 or 5.00.');
  const [whole, part = '0'] = text.split('.');
  const amount = Number(whole) * 100 + Number(part);
  return client.pots[way](potId, { accountId: await accountOf(client, options), amount, dedupeId });
}
