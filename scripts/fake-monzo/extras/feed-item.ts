export type FeedItem = { at: number; account_id: string; url: string | null; params: Record<string, string> };
