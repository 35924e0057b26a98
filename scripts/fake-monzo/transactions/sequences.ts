/**
 * One event of a transaction, so many milliseconds after its creation. `stamp` moves its `updated`, `sort` gives it its
 * category, `settle` its instant of settlement. An event shows the transaction as it is then, or as the first event did.
 */
export type Step = {
  after: number;
  event: 'created' | 'updated';
  does: ('stamp' | 'sort' | 'settle')[];
  showsFirst?: true;
};

export type Sequence = keyof typeof SEQUENCES;

/** What was seen to be delivered for one transaction, in this order. Most have their `updated` events first. */
export const SEQUENCES = {
  transfer_in: [
    { after: 490, event: 'updated', does: ['stamp'] },
    { after: 690, event: 'updated', does: ['stamp', 'sort'] },
    { after: 715, event: 'created', does: [] },
    { after: 740, event: 'updated', does: ['stamp'] },
  ],
  transfer_out: [
    { after: 310, event: 'updated', does: ['stamp'] },
    { after: 480, event: 'updated', does: ['stamp', 'sort'] },
    { after: 560, event: 'updated', does: ['stamp'] },
    { after: 600, event: 'created', does: [] },
    { after: 1860, event: 'updated', does: ['stamp', 'settle'] },
  ],
  instant: [
    { after: 180, event: 'updated', does: ['stamp'] },
    { after: 350, event: 'updated', does: ['stamp', 'sort'] },
    { after: 400, event: 'created', does: [] },
    { after: 600, event: 'updated', does: ['stamp'] },
  ],
  internal: [
    { after: 250, event: 'updated', does: ['stamp'] },
    { after: 370, event: 'updated', does: ['stamp', 'sort'] },
    { after: 410, event: 'created', does: [], showsFirst: true },
    { after: 520, event: 'updated', does: ['stamp'] },
  ],
  created_last: [
    { after: 250, event: 'updated', does: ['stamp'] },
    { after: 370, event: 'updated', does: ['stamp', 'sort'] },
    { after: 460, event: 'updated', does: ['stamp'] },
    { after: 520, event: 'created', does: [], showsFirst: true },
  ],
  card: [
    { after: 210, event: 'updated', does: ['stamp'] },
    { after: 430, event: 'created', does: ['stamp', 'sort'] },
    { after: 640, event: 'updated', does: ['stamp'] },
  ],
  never_created: [
    { after: 240, event: 'updated', does: ['stamp'] },
    { after: 410, event: 'updated', does: ['stamp', 'sort'] },
  ],
} satisfies Record<string, Step[]>;
