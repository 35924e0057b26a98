/** One stage of a Dockerfile: the image it begins from, its name, and its instructions in order. */
export type Stage = {
  from: string;
  name: string | null;
  instructions: { keyword: string; value: string }[];
};

/** Reads a Dockerfile into its stages; comments are left out and continued lines joined. */
export function readDockerfile(source: string): Stage[] {
  const stages: Stage[] = [];
  const lines = source.replace(/^\s*#.*\n/gm, '').replace(/\\\n/g, ' ');
  for (const line of lines.split('\n')) {
    const [, keyword = '', value = ''] = /^\s*([A-Z]+)\s+(.*?)\s*$/.exec(line) ?? [];
    if (keyword === 'FROM') {
      const [from = '', , name = null] = value.split(/\s+/);
      stages.push({ from, name, instructions: [] });
    } else if (keyword !== '') stages.at(-1)?.instructions.push({ keyword, value });
  }
  return stages;
}

/** The values of an instruction in a stage. */
export const valuesOf = (stage: Stage | undefined, keyword: string): string[] =>
  (stage?.instructions ?? []).filter((one) => one.keyword === keyword).map(({ value }) => value);
