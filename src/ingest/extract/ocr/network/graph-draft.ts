import {
  constantNode,
  constantOf,
  type FloatTensor,
  integerAttribute,
  integersAttribute,
  integersOf,
  type OnnxNode,
} from './onnx-graph.ts';

/** A convolution whose weights are known. */
export interface KnownConvolution {
  readonly node: OnnxNode;
  /** To be multiplied by `scale`. */
  readonly weights: FloatTensor;
  readonly scale: number;
  /** One a channel of its output. */
  readonly bias: Float32Array;
}

/** Nodes of a network while they are being replaced. What a node's outputs are called stays, so that others find them. */
export class GraphDraft {
  private nodes: OnnxNode[];
  /** Convolutions with other weights, which are worked out once, at the end. */
  private readonly changed = new Map<OnnxNode, KnownConvolution>();
  private readonly constants = new Map<string, FloatTensor | undefined>();

  private readonly makers = new Map<string, OnnxNode>();
  private readonly takers = new Map<string, OnnxNode[]>();

  constructor(nodes: readonly OnnxNode[]) {
    this.nodes = [...nodes];
    for (const node of nodes) this.enter(node);
  }

  private enter(node: OnnxNode): void {
    for (const name of node.outputs) this.makers.set(name, node);
    for (const name of new Set(node.inputs)) {
      const takers = this.takers.get(name);
      if (takers === undefined) this.takers.set(name, [node]);
      else takers.push(node);
    }
  }

  private leave(node: OnnxNode): void {
    for (const name of node.outputs) this.makers.delete(name);
    for (const name of node.inputs)
      this.takers.set(
        name,
        this.users(name).filter((other) => other !== node),
      );
  }

  /** In an order in which they can run; constants that nothing takes are left out. */
  finished(): OnnxNode[] {
    const nodes = this.nodes.flatMap((node) => {
      const known = this.changed.get(node);
      return known === undefined ? [node] : withConstants(node, known);
    });
    const taken = new Set(nodes.flatMap(({ inputs }) => inputs));
    return nodes.filter(({ operator, outputs }) => operator !== 'Constant' || outputs.some((name) => taken.has(name)));
  }

  ofKind(operator: string): OnnxNode[] {
    return this.nodes.filter((node) => node.operator === operator);
  }

  users(name: string): readonly OnnxNode[] {
    return this.takers.get(name) ?? [];
  }

  /** @returns the one node that takes a tensor, undefined where there is none or more. */
  onlyUser(name: string): OnnxNode | undefined {
    const [user, ...others] = this.users(name);
    return others.length === 0 ? user : undefined;
  }

  maker(name: string): OnnxNode | undefined {
    return this.makers.get(name);
  }

  constant(name: string | undefined): FloatTensor | undefined {
    if (name === undefined) return undefined;
    if (!this.constants.has(name)) {
      const maker = this.maker(name);
      this.constants.set(name, maker === undefined ? undefined : constantOf(maker));
    }
    return this.constants.get(name);
  }

  /** @returns the constant number a node takes beside a tensor. */
  numberBeside(node: OnnxNode, name: string): number | undefined {
    const values = this.constant(node.inputs.find((input) => input !== name))?.values;
    return node.inputs.length === 2 && values?.length === 1 ? values[0] : undefined;
  }

  convolution(node: OnnxNode | undefined): KnownConvolution | undefined {
    const changed = node === undefined ? undefined : this.changed.get(node);
    if (changed !== undefined) return changed;
    const weights = this.constant(node?.inputs[1]);
    if (node?.operator !== 'Conv' || weights === undefined) return undefined;
    const [, , biasName] = node.inputs;
    const bias = biasName === undefined ? new Float32Array(weights.dims[0] ?? 0) : this.constant(biasName)?.values;
    return bias === undefined ? undefined : { node, weights, scale: 1, bias };
  }

  /** The new nodes stand where the last of the old stood. */
  replace(old: readonly OnnxNode[], fresh: readonly OnnxNode[]): void {
    const at = Math.max(...old.map((node) => this.nodes.indexOf(node)));
    for (const node of old) this.leave(node);
    for (const node of fresh) this.enter(node);
    this.nodes = [...this.nodes.slice(0, at), ...fresh, ...this.nodes.slice(at)].filter((node) => !old.includes(node));
  }

  /** @returns the convolution with other weights, under the name its results shall have. */
  changeConvolution(known: KnownConvolution, output: string, scale: number, bias: Float32Array): OnnxNode {
    const { attributes, inputs, operator } = known.node;
    const node: OnnxNode = { operator, attributes, inputs: inputs.slice(0, 1), outputs: [output] };
    this.changed.set(node, { node, weights: known.weights, scale, bias });
    return node;
  }

  /** @returns a convolution that multiplies by one and adds a number, channel by channel. */
  perChannel(input: string, output: string, channels: number, added: number): OnnxNode {
    const attributes = new Map([
      ['group', integerAttribute('group', channels)],
      ['kernel_shape', integersAttribute('kernel_shape', [1, 1])],
    ]);
    const node: OnnxNode = { operator: 'Conv', inputs: [input], outputs: [output], attributes };
    const weights = { dims: [channels, 1, 1, 1], values: new Float32Array(channels).fill(1) };
    this.changed.set(node, { node, weights, scale: 1, bias: new Float32Array(channels).fill(added) });
    return node;
  }
}

function withConstants(node: OnnxNode, { bias, scale, weights }: KnownConvolution): OnnxNode[] {
  const [output = ''] = node.outputs;
  const values = weights.values.slice();
  if (scale !== 1) for (let at = 0; at < values.length; at++) values[at] = (values[at] ?? 0) * scale;
  const [weightsName, biasName] = [`${output}.weights`, `${output}.bias`];
  return [
    constantNode(weightsName, { ...weights, values }),
    constantNode(biasName, { dims: [bias.length], values: bias }),
    { ...node, inputs: [...node.inputs, weightsName, biasName] },
  ];
}

/** Whether each result depends on one place alone, and on all channels there. */
export const isPointwise = ({ node, weights }: KnownConvolution): boolean =>
  weights.dims[2] === 1 &&
  weights.dims[3] === 1 &&
  integersOf(node, 'pads').every((pad) => pad === 0) &&
  (integersOf(node, 'group')[0] ?? 1) === 1;
