import ts from 'typescript';

/** What the layers care about in one place of a source: what it imports, or what impure thing it reaches for. */
export type Finding = { line: number; text: string } & (
  { imports: string; isType: boolean } | { uses: 'await' | 'clock' | 'chance' | 'environment' }
);

/** Reads the imports of a `.ts` or `.vue` source, and where it waits, asks the clock, chance or the environment. */
export function readSource(file: string, source: string): Finding[] {
  const script = file.endsWith('.vue') ? scriptOf(source) : source;
  const tree = ts.createSourceFile(file, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const lines = script.split('\n');
  const findings: Finding[] = [];
  visit(tree);
  return findings;

  function visit(node: ts.Node): void {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    const place = { line: line + 1, text: (lines[line] ?? '').trim() };
    const imports = importOf(node);
    const uses = useOf(node);
    if (imports) findings.push({ ...place, ...imports });
    if (uses) findings.push({ ...place, uses });
    ts.forEachChild(node, visit);
  }
}

/** The scripts of a component, on the lines where they stand. */
function scriptOf(source: string): string {
  let isInside = false;
  return source
    .split('\n')
    .map((line) => {
      if (/^<\/?script/.test(line)) {
        isInside = !line.startsWith('</');
        return '';
      }
      return isInside ? line : '';
    })
    .join('\n');
}

function importOf(node: ts.Node): { imports: string; isType: boolean } | null {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeImport(node.importClause));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return named(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return named(node.argument.literal, true);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return named(node.arguments[0], false);
  return null;
}

/** An import that is not written out could lead anywhere: `*`. */
function named(specifier: ts.Node | undefined, isType: boolean) {
  return { imports: specifier && ts.isStringLiteralLike(specifier) ? specifier.text : '*', isType };
}

function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return !clause.name && !!names && ts.isNamedImports(names) && names.elements.every((one) => one.isTypeOnly);
}

function useOf(node: ts.Node) {
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier))
    return 'await' as const;
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
    return 'clock' as const;
  if (!ts.isPropertyAccessExpression(node)) return null;
  const text = node.getText();
  if (text === 'Date.now' || text.startsWith('Temporal.Now') || text === 'performance.now')
    return 'clock' as const;
  if (text === 'Math.random' || text.startsWith('crypto.random')) return 'chance' as const;
  return text === 'process.env' ? ('environment' as const) : null;
}
