/** The words that call the npm that runs us, under its own Node, or else the npm of the machine. */
export function npm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  return script?.endsWith('npm-cli.js') ? [node ?? process.execPath, script] : ['npm'];
}
