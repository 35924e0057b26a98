import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const MOST = 150 * 1024;
const DIST = new URL('../../../client/dist/', import.meta.url);

describe('the first download, it', () => {
  test('is at most 150 KiB of scripts and styles, compressed', () => {
    const page = readFileSync(new URL('index.html', DIST), 'utf8');
    const files = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(2);
    const sizes = files.map((file) => gzipSync(readFileSync(new URL(file, DIST))).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST);
  });

  test('holds no inline script and no inline style', () => {
    const page = readFileSync(new URL('index.html', DIST), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  });
});
