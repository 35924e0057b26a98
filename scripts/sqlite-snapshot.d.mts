export function snapshotOf(url: string): { url: string; remove(): void };
