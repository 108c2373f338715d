// The faults that mutation testing puts into the checks: those a hand makes when it slips.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const COMPARISONS = { '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===' };
const CONNECTIVES = { '&&': '||', '||': '&&' };
const LISTING_CALLS = new Set(['map', 'flatMap', 'filter']);
/** Sentences for people and version numbers: nothing is computed from them. */
const NOT_COMPUTED = new Set(['version', 'innocentExplanations', 'limits', 'title', 'texts', 'reason', 'mend']);

const isSource = (name) => name.endsWith('.ts') && !name.includes('.test.') && !name.includes('.prop.') && !name.endsWith('texts.ts');

/** Every possible mutant of a folder's sources: {folder, file, line, kind, start, end, replacement, before, after}. */
export function findMutants(root, folder) {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => isSource(path.basename(name)))
    .sort()
    .flatMap((name) => mutantsOf(root, folder, path.join(folder, name)));
}

function mutantsOf(root, folder, file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const mutants = [];
  const add = (node, kind, replacement, start = node.getStart(source), end = node.getEnd()) => {
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    const before = text.slice(start, end);
    const short = (code) => code.replace(/\s+/gu, ' ').slice(0, 90);
    mutants.push({ folder, file, line, kind, start, end, replacement, before: short(before), after: short(replacement) });
  };
  const negate = (condition) => add(condition, 'condition negated', `!(${condition.getText(source)})`);
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isPropertyAssignment(node) && NOT_COMPUTED.has(node.name.getText(source))) return;
    if (ts.isBinaryExpression(node)) {
      const sign = node.operatorToken.getText(source);
      if (Object.hasOwn(COMPARISONS, sign)) add(node.operatorToken, 'comparison', COMPARISONS[sign]);
      if (Object.hasOwn(CONNECTIVES, sign)) add(node.operatorToken, 'connective', CONNECTIVES[sign]);
    }
    if (ts.isNumericLiteral(node) && /^\d[\d_]*$/u.test(node.text)) add(node, 'off by one', String(Number(node.text) + 1));
    if (ts.isIfStatement(node)) negate(node.expression);
    if (ts.isConditionalExpression(node)) negate(node.condition);
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'filter') {
      add(node, 'filter dropped', node.expression.expression.getText(source));
    }
    const given = ts.isReturnStatement(node) ? node.expression : ts.isArrowFunction(node) && !ts.isBlock(node.body) ? node.body : undefined;
    if (given !== undefined && isFullList(given)) add(given, 'empty list', '[]');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

function isFullList(node) {
  if (ts.isArrayLiteralExpression(node)) return node.elements.length > 0;
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && LISTING_CALLS.has(node.expression.name.text);
}

/** The same order for the same seed. */
export function shuffled(list, seed) {
  const place = (at) => createHash('sha256').update(`${seed}/${at}`).digest('hex');
  return list
    .map((item, at) => ({ item, key: place(at) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}
