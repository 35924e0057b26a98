/** The sort key and id of the last item of a page. */
export type Position = readonly [sortKey: string, id: string];
