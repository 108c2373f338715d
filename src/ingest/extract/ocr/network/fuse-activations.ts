import { GraphDraft, isPointwise, type KnownConvolution } from './graph-draft.ts';
import { floatAttribute, floatOf, type OnnxGraph, type OnnxNode } from './onnx-graph.ts';

/** Scales nearer to nothing are not divided by. */
const LEAST_SCALE = 1e-3;
/** onnxruntime keeps channels in blocks of eight or sixteen; in other numbers they leave their blocks for each of its own steps. */
const BLOCK = 8;

/** A chain of multiplications by and additions of single numbers. */
interface Affine {
  readonly scale: number;
  readonly shift: number;
  readonly nodes: readonly OnnxNode[];
  /** Name of its result. */
  readonly output: string;
}

/**
 * Makes of a network exported from Paddle one that gives the same numbers, up to rounding, in fewer passes over memory:
 * multiplications by and additions of single numbers go into the weights of a convolution beside them, and the four steps of
 * x · clip(x + 3, 0, 6) ÷ 6 (hard swish, Howard et al. 2019) become two that onnxruntime runs in its blocked layout.
 */
export function fuseActivations(graph: OnnxGraph): OnnxGraph {
  const draft = new GraphDraft(graph.nodes);
  for (const node of draft.ofKind('Conv')) foldInto(draft, node);
  for (const node of draft.ofKind('Add')) fuseHardSwish(draft, node);
  return { ...graph, nodes: draft.finished() };
}

function affineAfter(draft: GraphDraft, name: string): Affine {
  let [scale, shift, output] = [1, 0, name];
  const nodes: OnnxNode[] = [];
  for (;;) {
    const user = draft.onlyUser(output);
    const number = user === undefined ? undefined : draft.numberBeside(user, output);
    if (user === undefined || number === undefined || (user.operator !== 'Mul' && user.operator !== 'Add')) break;
    if (user.operator === 'Mul') [scale, shift] = [scale * number, shift * number];
    else shift += number;
    nodes.push(user);
    output = user.outputs[0] ?? '';
  }
  return { scale, shift, nodes, output };
}

function foldInto(draft: GraphDraft, node: OnnxNode): void {
  const known = draft.convolution(node);
  const { nodes, output, scale, shift } = affineAfter(draft, node.outputs[0] ?? '');
  if (known === undefined || nodes.length === 0) return;
  draft.replace([node, ...nodes], [scaled(draft, known, output, scale, shift)]);
}

const scaled = (draft: GraphDraft, known: KnownConvolution, output: string, scale: number, shift: number): OnnxNode =>
  draft.changeConvolution(
    known,
    output,
    known.scale * scale,
    known.bias.map((value) => value * scale + shift),
  );

/** @returns the nodes of a hard swish of `x`, and the name of its result. */
function hardSwishFrom(draft: GraphDraft, add: OnnxNode): { x: string; nodes: OnnxNode[]; output: string } | undefined {
  const x = add.inputs.find((name) => draft.constant(name) === undefined);
  const clip = draft.onlyUser(add.outputs[0] ?? '');
  if (x === undefined || draft.numberBeside(add, x) !== 3 || clip?.operator !== 'Clip') return undefined;
  const low = floatOf(clip, 'min') ?? draft.constant(clip.inputs[1])?.values[0];
  const high = floatOf(clip, 'max') ?? draft.constant(clip.inputs[2])?.values[0];
  const multiply = draft.onlyUser(clip.outputs[0] ?? '');
  const divide = draft.onlyUser(multiply?.outputs[0] ?? '');
  if (low !== 0 || high !== 6 || multiply?.operator !== 'Mul' || !multiply.inputs.includes(x) || divide?.operator !== 'Div')
    return undefined;
  const isSixth = divide.inputs[0] === multiply.outputs[0] && draft.numberBeside(divide, multiply.outputs[0] ?? '') === 6;
  return isSixth ? { x, nodes: [add, clip, multiply, divide], output: divide.outputs[0] ?? '' } : undefined;
}

function fuseHardSwish(draft: GraphDraft, add: OnnxNode): void {
  const found = hardSwishFrom(draft, add);
  if (found === undefined) return;
  const { x } = found;
  const maker = draft.maker(x);
  const known = draft.convolution(maker);
  const channels =
    known?.weights.dims[0] ?? (maker?.operator === 'BatchNormalization' ? draft.constant(maker.inputs[1])?.values.length : undefined);
  const after = affineAfter(draft, found.output);
  const own = draft.users(x).every((user) => found.nodes.includes(user));
  const absorbs = known !== undefined && own && after.nodes.length > 0 && Math.abs(after.scale) > LEAST_SCALE;
  const { output, scale, shift } = absorbs ? after : { output: found.output, scale: 1, shift: 0 };
  // s · x · clip(x ÷ 6 + ½, 0, 1) is z · clip(z ÷ 6s + ½, 0, 1) of z = s · x, which the convolution can give at once.
  if (absorbs) draft.replace([known.node], [scaled(draft, known, x, scale, 0)]);
  const users = draft.users(output).map((user) => draft.convolution(user));
  const pushes = shift !== 0 && users.every((user) => user !== undefined && isPointwise(user));
  const product = shift === 0 || pushes ? output : `${output}.product`;
  const blocked = channels !== undefined && channels % BLOCK === 0;
  const gate = `${output}.gate`;
  draft.replace(absorbs ? [...found.nodes, ...after.nodes] : found.nodes, [
    ...(blocked ? [draft.perChannel(x, `${output}.copy`, channels, 0)] : []),
    {
      operator: 'HardSigmoid',
      inputs: [blocked ? `${output}.copy` : x],
      outputs: [gate],
      attributes: new Map([
        ['alpha', floatAttribute('alpha', 1 / (6 * scale))],
        ['beta', floatAttribute('beta', 0.5)],
      ]),
    },
    { operator: 'Mul', inputs: [x, gate], outputs: [product], attributes: new Map() },
    ...(product === output ? [] : [draft.perChannel(product, output, channels ?? 1, shift)]),
  ]);
  if (pushes) for (const user of users) if (user !== undefined) pushShift(draft, user, shift);
}

/** What is added to every channel before a pointwise convolution, it adds after, weighed. */
function pushShift(draft: GraphDraft, user: KnownConvolution, shift: number): void {
  const { bias, node, scale, weights } = user;
  const each = weights.values.length / Math.max(1, bias.length);
  const shifted = bias.map((value, channel) => {
    let sum = 0;
    for (let at = channel * each; at < (channel + 1) * each; at++) sum += weights.values[at] ?? 0;
    return value + shift * scale * sum;
  });
  draft.replace([node], [draft.changeConvolution(user, node.outputs[0] ?? '', scale, shifted)]);
}
