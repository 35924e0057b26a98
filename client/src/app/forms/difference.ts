/** Where what is saved now and what was typed differ, in words. */
export type Difference = { field: string; theirs: string; yours: string };
