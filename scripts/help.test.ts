import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './root.mjs';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const own = [...new Set(Object.values(scripts).flatMap((line) => line.match(/scripts\/[\w-]+\.mjs/g) ?? []))];
// A script that passes its arguments on, as to vitest, would begin its work instead.
const strict = own.filter((script) => {
  const source = existsSync(join(root, script)) ? readFileSync(join(root, script), 'utf8') : '';
  return source.includes('readCommandLine(') && !source.includes('process.argv');
});

describe('the scripts', () => {
  test.concurrent.each(own)('tell how %s is used', async (script) => {
    const { code, output } = await run(script, '--help');
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/^Usage: /) });
    expect(output.split('\n').every((line) => line.length <= 120)).toBe(true);
  });

  test.concurrent.each(strict)('refuse what %s does not know, in one line', async (script) => {
    const { code, output } = await run(script, '--no-such-option');
    expect({ code, output }).toEqual({ code: 64, output: expect.stringMatching(/^.*--no-such-option.*\n$/) });
  });
});

async function run(script: string, argument: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [script, argument], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 10_000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  return { code, output };
}
